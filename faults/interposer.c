/* Lets the N-th call fail that touches a file below a folder, or kills before it.
 *
 * Preloaded (LD_PRELOAD), it stands between a program and the C library. Only calls
 * that name, or hold open, something below $FAULTS_BELOW are counted; all others
 * pass untouched. Nothing fails until faults_arm is called.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls;
static long fail_at;      /* 0: only count */
static int fail_with;     /* an errno; -1: SIGKILL */
static int and_later;     /* whether all later calls fail, too */
static int writes_only;   /* whether only calls that write fail */

void faults_arm(long at, int error, int later, int only_writes)
{
    atomic_store(&calls, 0);
    fail_at = at;
    fail_with = error;
    and_later = later;
    writes_only = only_writes;
}

long faults_calls(void) { return atomic_load(&calls); }

/* Whether this call, which touches `path`, is to fail; errno then says how. */
static int hit(const char *path, int writes)
{
    static const char *below;
    static size_t length;
    if (!below) {
        below = getenv("FAULTS_BELOW");
        if (!below) below = "";
        length = strlen(below);
    }
    if (!length || strncmp(path, below, length)) return 0;
    long n = atomic_fetch_add(&calls, 1) + 1;
    if (!fail_at || n < fail_at || (n > fail_at && !and_later)) return 0;
    if (writes_only && !writes) return 0;
    if (fail_with == -1) syscall(SYS_kill, getpid(), SIGKILL);
    errno = fail_with;
    return 1;
}

static const char *path_of(int fd, char *room, size_t size)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = syscall(SYS_readlinkat, AT_FDCWD, link, room, size - 1);
    room[n < 0 ? 0 : n] = 0;
    return room;
}

static int hit_fd(int fd, int writes)
{
    int before = errno;
    char room[4096];
    const char *path = path_of(fd, room, sizeof room);
    errno = before;
    return hit(path, writes);
}

static int hit_at(int fd, const char *path, int writes)
{
    if (*path == '/' || fd == AT_FDCWD) return hit(path, writes);
    return hit_fd(fd, writes);
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define PATH(type, name, writes, fault, params, args) \
    type name params { REAL(name); if (hit(path, writes)) return fault; return real args; }
#define FD(type, name, writes, params, args) \
    type name params { REAL(name); if (hit_fd(fd, writes)) return -1; return real args; }
#define AT(type, name, writes, params, args) \
    type name params { REAL(name); if (hit_at(fd, path, writes)) return -1; return real args; }

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); \
    }
#define WRITES(flags) (((flags) & (O_CREAT | O_WRONLY | O_RDWR | O_TRUNC)) != 0)

int open64(const char *path, int flags, ...)
{
    REAL(open64);
    MODE(flags)
    return hit(path, WRITES(flags)) ? -1 : real(path, flags, mode);
}

int openat64(int fd, const char *path, int flags, ...)
{
    REAL(openat64);
    MODE(flags)
    return hit_at(fd, path, WRITES(flags)) ? -1 : real(fd, path, flags, mode);
}

/* A disk that is full takes what still fits: half, the first time. */
ssize_t write(int fd, const void *data, size_t size)
{
    REAL(write);
    int failed = hit_fd(fd, 1);
    if (failed && errno == ENOSPC && size > 1 && faults_calls() == fail_at)
        return real(fd, data, size / 2);
    return failed ? -1 : real(fd, data, size);
}

/* The file is closed all the same, as Linux does. */
int close(int fd)
{
    REAL(close);
    int failed = hit_fd(fd, 0), why = errno;
    int done = real(fd);
    if (!failed) return done;
    errno = why;
    return -1;
}

int rename(const char *path, const char *to)
{
    REAL(rename);
    return hit(path, 1) ? -1 : real(path, to);
}

int renameat2(int fd, const char *path, int other, const char *to, unsigned flags)
{
    REAL(renameat2);
    return hit_at(fd, path, 1) ? -1 : real(fd, path, other, to, flags);
}

int linkat(int fd, const char *path, int other, const char *to, int flags)
{
    REAL(linkat);
    return hit_at(fd, path, 1) ? -1 : real(fd, path, other, to, flags);
}

ssize_t sendfile64(int out, int fd, off64_t *offset, size_t size)
{
    REAL(sendfile64);
    return hit_fd(out, 1) || hit_fd(fd, 0) ? -1 : real(out, fd, offset, size);
}

struct dirent64 *readdir64(DIR *folder)
{
    REAL(readdir64);
    return hit_fd(dirfd(folder), 0) ? NULL : real(folder);
}

DIR *fdopendir(int fd)
{
    REAL(fdopendir);
    return hit_fd(fd, 0) ? NULL : real(fd);
}

PATH(DIR *, opendir, 0, NULL, (const char *path), (path))
PATH(int, stat64, 0, -1, (const char *path, struct stat64 *found), (path, found))
PATH(int, lstat64, 0, -1, (const char *path, struct stat64 *found), (path, found))
PATH(int, mkdir, 1, -1, (const char *path, mode_t mode), (path, mode))
PATH(int, rmdir, 1, -1, (const char *path), (path))
PATH(int, unlink, 1, -1, (const char *path), (path))
PATH(int, chmod, 1, -1, (const char *path, mode_t mode), (path, mode))
PATH(ssize_t, readlink, 0, -1, (const char *path, char *room, size_t size), (path, room, size))
PATH(int, access, 0, -1, (const char *path, int mode), (path, mode))
FD(ssize_t, read, 0, (int fd, void *room, size_t size), (fd, room, size))
FD(ssize_t, pread64, 0, (int fd, void *room, size_t size, off64_t at), (fd, room, size, at))
FD(int, fsync, 1, (int fd), (fd))
FD(int, fstat64, 0, (int fd, struct stat64 *found), (fd, found))
FD(int, ftruncate64, 1, (int fd, off64_t size), (fd, size))
AT(int, fstatat64, 0, (int fd, const char *path, struct stat64 *found, int flags), (fd, path, found, flags))
AT(int, unlinkat, 1, (int fd, const char *path, int flags), (fd, path, flags))
AT(int, mkdirat, 1, (int fd, const char *path, mode_t mode), (fd, path, mode))
