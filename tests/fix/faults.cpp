// Loaded before the C library: the call with the number KAKOI_FAULT_AT, of those that change the disk, ends the program
// as SIGKILL does (KAKOI_FAULT=kill), or fails (KAKOI_FAULT is the number of an error); with KAKOI_FAULT_STAYS so do
// all after it, as on a disk that is full. KAKOI_FAULT_LOG gets a dot for each such call.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <string_view>

namespace {

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

void note() {
  const char* log = std::getenv("KAKOI_FAULT_LOG");
  if (log == nullptr) {
    return;
  }
  const int file = real<int(const char*, int, ...)>("open")(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  [[maybe_unused]] const ssize_t written = real<ssize_t(int, const void*, size_t)>("write")(file, ".", 1);
  ::close(file);
}

// True: this call is to fail, with errno set.
bool strikes() {
  static int calls = 0;
  note();
  const char* at = std::getenv("KAKOI_FAULT_AT");
  const char* what = std::getenv("KAKOI_FAULT");
  if (at == nullptr || what == nullptr || ++calls < std::atoi(at)) {
    return false;
  }
  if (calls > std::atoi(at) && std::getenv("KAKOI_FAULT_STAYS") == nullptr) {
    return false;
  }
  if (std::string_view(what) == "kill") {
    ::kill(::getpid(), SIGKILL);
  }
  errno = std::atoi(what);
  return true;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  const auto call = real<ssize_t(int, const void*, size_t)>("write");
  if (file <= STDERR_FILENO) {
    return call(file, bytes, size);
  }
  if (strikes()) {
    // What is cut short has written some of it.
    [[maybe_unused]] const ssize_t some = call(file, bytes, size / 2);
    return -1;
  }
  return call(file, bytes, size);
}

int fsync(int file) { return strikes() ? -1 : real<int(int)>("fsync")(file); }

int fchmod(int file, mode_t mode) { return strikes() ? -1 : real<int(int, mode_t)>("fchmod")(file, mode); }

int fchown(int file, uid_t user, gid_t group) noexcept {
  return strikes() ? -1 : real<int(int, uid_t, gid_t)>("fchown")(file, user, group);
}

int fsetxattr(int file, const char* name, const void* value, size_t size, int flags) noexcept {
  return strikes() ? -1
                   : real<int(int, const char*, const void*, size_t, int)>("fsetxattr")(file, name, value, size, flags);
}

int rename(const char* from, const char* to) noexcept {
  return strikes() ? -1 : real<int(const char*, const char*)>("rename")(from, to);
}

int link(const char* from, const char* to) noexcept {
  return strikes() ? -1 : real<int(const char*, const char*)>("link")(from, to);
}

int unlink(const char* path) noexcept { return strikes() ? -1 : real<int(const char*)>("unlink")(path); }

int open(const char* path, int flags, ...) {
  mode_t mode = 0;
  if ((flags & O_CREAT) != 0) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
    if (strikes()) {
      return -1;
    }
  }
  return real<int(const char*, int, ...)>("open")(path, flags, mode);
}

}  // extern "C"
