#pragma once
static inline int sqlite3_fixture_step(void) { return 101; }
static inline int sqlite3_fixture_open(void) { return 0; }
