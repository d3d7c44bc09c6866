#include "system/disk_writer.hpp"

#include "system/descriptor.hpp"
#include "system/whole_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace kakoi::system {

using base::Phrase;
using base::Result;

namespace {

constexpr Phrase kNotRegular{"not a regular file", "通常のファイルではありません"};
constexpr Phrase kSeveralNames{"it has several names (hard links), and would lose all but this one",
                               "ハードリンクされており、この名前以外との結び付きが失われます"};

// Root may write to everything; who made a file or a folder read-only meant it all the same.
bool is_read_only(const std::string& path, mode_t mode) {
  constexpr mode_t kAnyWrite = S_IWUSR | S_IWGRP | S_IWOTH;
  return (mode & kAnyWrite) == 0 || ::access(path.c_str(), W_OK) != 0;
}

// Nothing with this flag (chattr +a) can be replaced or removed, nor can what lies in such a folder.
bool may_only_grow(const std::string& path) {
  struct statx status {};
  return ::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, STATX_TYPE, &status) == 0 &&
         (status.stx_attributes & STATX_ATTR_APPEND) != 0;
}

Result<void> may_write_folder_of(const std::string& path) {
  constexpr Phrase kReadOnly{"its folder {} is read-only", "フォルダー {} は読み取り専用です"};
  constexpr Phrase kFolder{"its folder {} may not be written to", "フォルダー {} に書き込めません"};
  const std::string folder = folder_of(path);
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) {
    return tl::unexpected(cannot_write(errno).value().in({"{}", "{}"}, folder));
  }
  if (is_read_only(folder, status.st_mode)) {
    return base::failure({kReadOnly, {folder}});
  }
  return ::access(folder.c_str(), X_OK) == 0 && !may_only_grow(folder) ? Result<void>{}
                                                                       : base::failure({kFolder, {folder}});
}

// Of a new file only root can say whose it is, and whoever is in a group can give it to that.
bool may_belong_to(uid_t user, gid_t group) {
  if (::geteuid() == 0) {
    return true;
  }
  std::vector<gid_t> groups(static_cast<std::size_t>(std::max(0, ::getgroups(0, nullptr))));
  const int count = ::getgroups(static_cast<int>(groups.size()), groups.data());
  groups.resize(static_cast<std::size_t>(std::max(0, count)));
  groups.push_back(::getegid());
  return user == ::geteuid() && std::find(groups.begin(), groups.end(), group) != groups.end();
}

}  // namespace

Result<void> DiskWriter::may_replace(const std::string& path) {
  constexpr Phrase kReadOnly{"read-only", "読み取り専用です"};
  constexpr Phrase kOnlyGrows{"it may only be appended to", "追記しか許されていません"};
  constexpr Phrase kNotMine{"it belongs to another user or group, and a new file could not be given to them",
                            "所有者またはグループが異なり、新しいファイルに引き継げません"};
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    return cannot_write(errno);
  }
  if (!S_ISREG(status.st_mode)) {
    return base::failure(kNotRegular);
  }
  if (is_read_only(path, status.st_mode)) {
    return base::failure(kReadOnly);
  }
  if (may_only_grow(path)) {
    return base::failure(kOnlyGrows);
  }
  if (status.st_nlink > 1) {
    return base::failure(kSeveralNames);
  }
  if (!may_belong_to(status.st_uid, status.st_gid)) {
    return base::failure(kNotMine);
  }
  return may_write_folder_of(path);
}

std::string DiskWriter::name_beside(const std::string& path) {
  // One word for all files of a run, so that its files can be told from those of another.
  if (run_.empty()) {
    run_ = own_word();
  }
  return folder_of(path) + "/.kakoi-new-" + run_ + "-" + std::to_string(++names_);
}

Result<void> DiskWriter::prepare(const std::string& path, const std::string& beside, std::string_view content) {
  const Descriptor old(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  struct stat status {};
  if (old.number() < 0 || ::fstat(old.number(), &status) != 0) {
    return cannot_write(errno);
  }
  if (!S_ISREG(status.st_mode)) {
    return base::failure(kNotRegular);
  }
  constexpr mode_t kBits = 07777;
  return write_new(beside, content,
                   {.mode = status.st_mode & kBits,
                    .like = Access::Like{.file = old.number(), .user = status.st_uid, .group = status.st_gid}});
}

Result<void> DiskWriter::replace(const std::string& path, const std::string& beside) {
  return put_in_place(beside, path);
}

Result<void> DiskWriter::discard(const std::string& beside) { return remove_file(beside); }

Result<void> DiskWriter::may_create(const std::string& path) {
  constexpr Phrase kIsThere{"there is a file of this name", "この名前のファイルが既にあります"};
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 ? base::failure(kIsThere) : may_write_folder_of(path);
}

Result<void> DiskWriter::create(const std::string& path, const std::string& beside) {
  return put_where_nothing_is(beside, path);
}

Result<void> DiskWriter::may_remove(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    return cannot_write(errno);
  }
  if (!S_ISREG(status.st_mode)) {
    return base::failure(kNotRegular);
  }
  return status.st_nlink > 1 ? base::failure(kSeveralNames) : may_write_folder_of(path);
}

Result<void> DiskWriter::remove(const std::string& path) {
  auto removed = remove_file(path);
  return removed.has_value() ? settle_folder(folder_of(path)) : removed;
}

}  // namespace kakoi::system
