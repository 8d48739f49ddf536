// A disk with faults on demand, for a program that loads this library before the system's (LD_PRELOAD).
//
// FAULTY_DISK_FOLDER: only files below this folder are touched.
// FAULTY_DISK_ORDERS: a file of `struct orders`, mapped into memory, so that a test gives orders to a running program and
// sees how often they were carried out.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum operation { OPEN, READ, WRITE, SYNC, OPERATIONS };

// Other ways to fail a write than with an error alone.
enum {
  HALF_WRITTEN = -1,   // the first half is written, and that is what the call answers
  TORN_AND_FULL = -2,  // the first half is written, and the call answers that the disk is full
};

struct order {
  _Atomic int32_t remaining;  // calls that are still to fail; -1 for all, 0 for none
  _Atomic int32_t error;      // errno, or one of the above
  _Atomic int32_t done;       // calls that failed
  int32_t reserved;
  char ending[48];  // of the paths meant; empty for all
};

struct orders {
  struct order of[OPERATIONS];
};

static struct orders *orders;
static const char *folder;
static size_t folder_length;

static int (*real_open)(const char *, int, ...);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

static void prepare(void) {
  static atomic_int prepared;
  if (atomic_exchange(&prepared, 1)) return;
  real_open = dlsym(RTLD_NEXT, "open64");
  real_pread = dlsym(RTLD_NEXT, "pread64");
  real_read = dlsym(RTLD_NEXT, "read");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  folder = getenv("FAULTY_DISK_FOLDER");
  folder_length = folder ? strlen(folder) : 0;
  const char *path = getenv("FAULTY_DISK_ORDERS");
  if (!path || !folder_length) return;
  int file = real_open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *mapped = mmap(NULL, sizeof(struct orders), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) orders = mapped;
  close(file);
}

__attribute__((constructor)) static void loaded(void) { prepare(); }

static int is_meant(const struct order *order, const char *path) {
  size_t length = strlen(path), ending = strnlen(order->ending, sizeof order->ending);
  return strncmp(path, folder, folder_length) == 0 && path[folder_length] == '/' && length >= ending &&
         memcmp(path + length - ending, order->ending, ending) == 0;
}

// Takes one of the calls that are still to fail.
static int take(struct order *order) {
  int32_t remaining = atomic_load(&order->remaining);
  while (remaining != 0) {
    if (remaining < 0 || atomic_compare_exchange_weak(&order->remaining, &remaining, remaining - 1)) {
      atomic_fetch_add(&order->done, 1);
      return 1;
    }
  }
  return 0;
}

// What the call is to be answered with; 0 when nothing is ordered.
static int fault_of_path(enum operation operation, const char *path) {
  if (!orders) return 0;
  struct order *order = &orders->of[operation];
  if (atomic_load(&order->remaining) == 0 || !is_meant(order, path) || !take(order)) return 0;
  return atomic_load(&order->error);
}

static int fault(enum operation operation, int file) {
  if (!orders || atomic_load(&orders->of[operation].remaining) == 0) return 0;
  char link[32], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return fault_of_path(operation, path);
}

#define FAIL_IF_ORDERED(operation, file)        \
  do {                                          \
    prepare();                                  \
    int error_ = fault(operation, file);        \
    if (error_ > 0) {                           \
      errno = error_;                           \
      return -1;                                \
    }                                           \
  } while (0)

static int open_file(const char *path, int flags, mode_t mode) {
  prepare();
  int error = fault_of_path(OPEN, path);
  if (error > 0) {
    errno = error;
    return -1;
  }
  return real_open(path, flags, mode);
}

static mode_t mode_of(int flags, va_list rest) {
  return (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
}

#define OPEN_AS(name)                           \
  int name(const char *path, int flags, ...) {  \
    va_list rest;                               \
    va_start(rest, flags);                      \
    mode_t mode = mode_of(flags, rest);         \
    va_end(rest);                               \
    return open_file(path, flags, mode);        \
  }

OPEN_AS(open)
OPEN_AS(open64)

ssize_t read(int file, void *bytes, size_t count) {
  FAIL_IF_ORDERED(READ, file);
  return real_read(file, bytes, count);
}

ssize_t pread64(int file, void *bytes, size_t count, off_t offset) {
  FAIL_IF_ORDERED(READ, file);
  return real_pread(file, bytes, count, offset);
}

ssize_t pread(int file, void *bytes, size_t count, off_t offset) { return pread64(file, bytes, count, offset); }

#define HALF(count) ((count) > 1 ? (count) / 2 : (count))

#define WRITE_AS_ORDERED(file, count, real, ...)          \
  do {                                                    \
    prepare();                                            \
    int error_ = fault(WRITE, file);                      \
    if (error_ == HALF_WRITTEN) count = HALF(count);      \
    if (error_ == TORN_AND_FULL) {                        \
      size_t whole_ = count;                              \
      count = HALF(whole_);                               \
      if (whole_ > 1) (void)!real(__VA_ARGS__);           \
      error_ = ENOSPC;                                    \
    }                                                     \
    if (error_ > 0) {                                     \
      errno = error_;                                     \
      return -1;                                          \
    }                                                     \
    return real(__VA_ARGS__);                             \
  } while (0)

ssize_t write(int file, const void *bytes, size_t count) {
  WRITE_AS_ORDERED(file, count, real_write, file, bytes, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
  WRITE_AS_ORDERED(file, count, real_pwrite, file, bytes, count, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) { return pwrite64(file, bytes, count, offset); }

int fsync(int file) {
  FAIL_IF_ORDERED(SYNC, file);
  return real_fsync(file);
}

int fdatasync(int file) {
  FAIL_IF_ORDERED(SYNC, file);
  return real_fdatasync(file);
}
