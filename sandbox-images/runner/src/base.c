#include "base.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MAX_FDS_IN_MESSAGE 96

u64 now_ns(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (u64)at.tv_sec * 1000000000u + (u64)at.tv_nsec;
}

void log_line(const char *format, ...) {
  char line[512];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(line, sizeof line - 1, format, arguments);
  va_end(arguments);
  if (length < 0) return;
  dprintf(2, "runner: %s\n", line);
}

void say(char detail[MAX_DETAIL], const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(detail, MAX_DETAIL, format, arguments);
  va_end(arguments);
}

bool read_decimal(const char *text, u64 most, u64 *out) {
  u64 number = 0;
  if (*text == 0) return false;
  for (; *text; text++) {
    if (*text < '0' || *text > '9') return false;
    u64 digit = (u64)(*text - '0');
    if (number > (UINT64_MAX - digit) / 10) return false;
    number = number * 10 + digit;
  }
  if (number > most) return false;
  *out = number;
  return true;
}

bool write_all(int fd, const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    ssize_t written = write(fd, at, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += written;
    length -= (size_t)written;
  }
  return true;
}

bool write_text_at(int folder, const char *name, const char *text) {
  int fd = openat(folder, name, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return false;
  size_t length = strlen(text);
  bool done = write(fd, text, length) == (ssize_t)length;
  int error = errno;
  close(fd);
  errno = error;
  return done;
}

bool write_number_at(int folder, const char *name, u64 number) {
  char text[32];
  snprintf(text, sizeof text, "%llu", (unsigned long long)number);
  return write_text_at(folder, name, text);
}

void shut(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

bool send_with_fds(int sock, const void *bytes, size_t length, const int *fds, size_t count) {
  union {
    char room[CMSG_SPACE(sizeof(int) * MAX_FDS_IN_MESSAGE)];
    struct cmsghdr align;
  } control;
  if (count > MAX_FDS_IN_MESSAGE) return false;
  struct iovec part = {(void *)(uintptr_t)bytes, length};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (count > 0) {
    memset(&control, 0, sizeof control);
    message.msg_control = control.room;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * count);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * count);
    memcpy(CMSG_DATA(header), fds, sizeof(int) * count);
  }
  ssize_t sent;
  do {
    sent = sendmsg(sock, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == (ssize_t)length;
}

ssize_t receive_with_fds(int sock, void *bytes, size_t room, int *fds, size_t *count) {
  union {
    char room[CMSG_SPACE(sizeof(int) * MAX_FDS_IN_MESSAGE)];
    struct cmsghdr align;
  } control;
  size_t fds_room = *count < MAX_FDS_IN_MESSAGE ? *count : MAX_FDS_IN_MESSAGE;
  struct iovec part = {bytes, room};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (fds_room > 0) {
    message.msg_control = control.room;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * fds_room);
  }
  *count = 0;
  ssize_t received;
  do {
    received = recvmsg(sock, &message, MSG_CMSG_CLOEXEC);
  } while (received < 0 && errno == EINTR);
  if (received <= 0) return received;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    size_t here = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    if (here > fds_room - *count) here = fds_room - *count;
    memcpy(fds + *count, CMSG_DATA(header), here * sizeof(int));
    *count += here;
  }
  return received;
}
