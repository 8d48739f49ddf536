#define _GNU_SOURCE
#include "stepped_clock.h"

// Says which C library it is.
#include <time.h>

#if defined(__linux__) && defined(__GLIBC__)

// The program's own functions come before those of the C library, for all libraries that it loads.

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>

static atomic_long set_back;

int stepped_clock_is_supported(void) { return 1; }

void stepped_clock_set_back(long milliseconds) { atomic_fetch_add(&set_back, milliseconds); }

// The monotonic clock began with the machine, the wall clock in 1970.
static clockid_t clock_of(const struct timespec *end) {
  return end->tv_sec > 1000000000 ? CLOCK_REALTIME : CLOCK_MONOTONIC;
}

static struct timespec as_waited_for(const struct timespec *end) {
  struct timespec time = *end;
  if (clock_of(end) == CLOCK_MONOTONIC) return time;
  long nanoseconds = time.tv_nsec + atomic_load(&set_back) % 1000 * 1000000;
  time.tv_sec += atomic_load(&set_back) / 1000 + nanoseconds / 1000000000;
  time.tv_nsec = nanoseconds % 1000000000;
  return time;
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *end) {
  struct timespec time = as_waited_for(end);
  return pthread_cond_clockwait(condition, mutex, clock_of(end), &time);
}

int sem_timedwait(sem_t *semaphore, const struct timespec *end) {
  struct timespec time = as_waited_for(end);
  return sem_clockwait(semaphore, clock_of(end), &time);
}

#else

int stepped_clock_is_supported(void) { return 0; }
void stepped_clock_set_back(long milliseconds) { (void)milliseconds; }

#endif
