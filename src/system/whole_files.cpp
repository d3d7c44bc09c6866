#include "system/whole_files.hpp"

#include "system/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace kakoi::system {
namespace {

using base::Phrase;
using base::Result;

Result<void> write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t count = ::write(file, content.data(), content.size());
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return cannot_write(errno);
    }
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Result<void> fill(int file, std::string_view content, const Access& access) {
  if (auto written = write_all(file, content); !written.has_value()) {
    return written;
  }
  // The owner first: a change of it may take bits of the mode away.
  if (access.has_owner && ::fchown(file, access.user, access.group) != 0) {
    return cannot_write(errno);
  }
  if (::fchmod(file, access.mode) != 0 || ::fsync(file) != 0) {
    return cannot_write(errno);
  }
  return {};
}

}  // namespace

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

tl::unexpected<base::Error> cannot_write(int error) {
  constexpr Phrase kNoPermission{"may not be written", "書き込む権限がありません"};
  constexpr Phrase kFull{"there is no space left on the disk", "ディスクの空きがありません"};
  constexpr Phrase kFailed{"cannot be written: {}", "書き込めません: {}"};
  switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
      return base::failure(kNoPermission);
    case ENOSPC:
    case EDQUOT:
      return base::failure(kFull);
    default:
      return base::failure({kFailed, {std::strerror(error)}});
  }
}

Result<void> write_new(const std::string& path, std::string_view content, const Access& access) {
  if (auto removed = remove_file(path); !removed.has_value()) {
    return removed;
  }
  constexpr mode_t kOwnerOnly = 0600;
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, kOwnerOnly));
  if (file.number() < 0) {
    return cannot_write(errno);
  }
  auto filled = fill(file.number(), content, access);
  if (!filled.has_value()) {
    ::unlink(path.c_str());
  }
  return filled;
}

Result<void> put_in_place(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) {
    return cannot_write(errno);
  }
  return settle_folder(folder_of(to));
}

// A rename would replace what somebody else has put there meanwhile.
Result<void> put_where_nothing_is(const std::string& from, const std::string& to) {
  if (::link(from.c_str(), to.c_str()) != 0) {
    return cannot_write(errno);
  }
  auto removed = remove_file(from);
  return removed.has_value() ? settle_folder(folder_of(to)) : removed;
}

Result<void> save(const std::string& path, std::string_view content) {
  const std::string beside = path + ".new";
  constexpr unsigned kOwnerOnly = 0600;
  auto written = write_new(beside, content, {.mode = kOwnerOnly});
  return written.has_value() ? put_in_place(beside, path) : written;
}

Result<void> settle_folder(const std::string& folder) {
  const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems cannot do this to folders, and need not.
  if (open.number() < 0 || (::fsync(open.number()) != 0 && errno != EINVAL && errno != ENOTSUP)) {
    return cannot_write(errno);
  }
  return {};
}

Result<void> remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
    return cannot_write(errno);
  }
  return {};
}

}  // namespace kakoi::system
