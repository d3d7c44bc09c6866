#include "system/disk.hpp"

#include "system/descriptor.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace kakoi::system {
namespace {

using base::EntryKind;
using base::Phrase;
using base::Result;

constexpr Phrase kNoPermission{"permission denied", "アクセス権がありません"};
constexpr Phrase kMissing{"no such file or folder", "ファイルまたはフォルダーがありません"};
constexpr Phrase kLoop{"the links go round in a circle", "リンクが循環しています"};
constexpr Phrase kFailed{"cannot be read: {}", "読み取れません: {}"};
constexpr Phrase kNotRegular{"not a regular file; not read", "通常のファイルではないため、読み取りません"};
constexpr Phrase kTooLarge{"larger than {} MB; not read", "{} MB を超えているため、読み取りません"};

tl::unexpected<base::Error> failed(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return base::failure(kNoPermission);
    case ENOENT:
    case ENOTDIR:
      return base::failure(kMissing);
    case ELOOP:
      return base::failure(kLoop);
    default:
      return base::failure({kFailed, {std::strerror(error)}});
  }
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

EntryKind kind_of_mode(mode_t mode) {
  return S_ISREG(mode) ? EntryKind::file : S_ISDIR(mode) ? EntryKind::directory : EntryKind::other;
}

EntryKind kind_of_link(int folder, const char* name) {
  struct stat target {};
  if (::fstatat(folder, name, &target, 0) != 0) {
    return EntryKind::broken_link;
  }
  const EntryKind kind = kind_of_mode(target.st_mode);
  return kind == EntryKind::file        ? EntryKind::link_to_file
         : kind == EntryKind::directory ? EntryKind::link_to_directory
                                        : kind;
}

EntryKind kind_of_entry(int folder, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return EntryKind::file;
    case DT_DIR:
      return EntryKind::directory;
    case DT_LNK:
      return kind_of_link(folder, entry.d_name);
    case DT_UNKNOWN: {
      // Some file systems do not say.
      struct stat status {};
      if (::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return EntryKind::other;
      }
      return S_ISLNK(status.st_mode) ? kind_of_link(folder, entry.d_name) : kind_of_mode(status.st_mode);
    }
    default:
      return EntryKind::other;
  }
}

// Reads to the end, whatever size the file is said to have: it may grow or shrink meanwhile.
Result<void> read_all(int file, std::size_t expected, std::size_t most, std::string& into) {
  into.resize(expected + 1);
  std::size_t size = 0;
  for (;;) {
    const ssize_t count = ::read(file, into.data() + size, into.size() - size);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return failed(errno);
    }
    if (count == 0) {
      into.resize(size);
      return {};
    }
    size += static_cast<std::size_t>(count);
    if (size > most) {
      return base::failure({kTooLarge, {std::to_string(most >> 20U)}});
    }
    if (size == into.size()) {
      into.resize(into.size() * 2);
    }
  }
}

}  // namespace

Result<void> Disk::read(const std::string& path, std::size_t most, std::string& into) {
  into.clear();
  // O_NONBLOCK: opening a fifo must not wait for a writer; it is refused below.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0) {
    return failed(errno);
  }
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) {
    return failed(errno);
  }
  if (!S_ISREG(status.st_mode)) {
    return base::failure(kNotRegular);
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > most) {
    return base::failure({kTooLarge, {std::to_string(most >> 20U)}});
  }
  return read_all(file.number(), size, most, into);
}

Result<std::vector<base::Entry>> Disk::list(const std::string& folder) {
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder.c_str()));
  if (open == nullptr) {
    return failed(errno);
  }
  std::vector<base::Entry> entries;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(open.get());
    if (entry == nullptr) {
      break;
    }
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") {
      entries.push_back({.name = std::string(name), .kind = kind_of_entry(::dirfd(open.get()), *entry)});
    }
  }
  if (errno != 0) {
    return failed(errno);
  }
  std::sort(entries.begin(), entries.end(), [](const base::Entry& a, const base::Entry& b) { return a.name < b.name; });
  return entries;
}

Result<EntryKind> Disk::kind(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    return failed(errno);
  }
  return S_ISLNK(status.st_mode) ? kind_of_link(AT_FDCWD, path.c_str()) : kind_of_mode(status.st_mode);
}

Result<std::string> Disk::real_path(const std::string& path) {
  struct Free {
    void operator()(char* text) const { std::free(text); }
  };
  const std::unique_ptr<char, Free> resolved(::realpath(path.c_str(), nullptr));
  if (resolved == nullptr) {
    return failed(errno);
  }
  return std::string(resolved.get());
}

}  // namespace kakoi::system
