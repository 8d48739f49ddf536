#pragma once

/// Whether this platform's waits can be stretched.
int stepped_clock_is_supported(void);

/// From now on the wall clock is set back by so many milliseconds, more than before, while anybody waits by it: each
/// timed wait of the C library that counts on it lasts so much longer. Waits by the monotonic clock don't notice.
void stepped_clock_set_back(long milliseconds);
