#include "system/disk_writer.hpp"

#include "system/whole_files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace kakoi::system {

using base::Phrase;
using base::Result;

namespace {

Result<void> may_write_folder_of(const std::string& path) {
  constexpr Phrase kFolder{"its folder may not be written to", "フォルダーに書き込めません"};
  return ::access(path.substr(0, path.rfind('/') + 1).c_str(), W_OK | X_OK) == 0 ? Result<void>{}
                                                                                 : base::failure(kFolder);
}

}  // namespace

Result<void> DiskWriter::may_replace(const std::string& path) {
  constexpr Phrase kNotRegular{"not a regular file", "通常のファイルではありません"};
  constexpr Phrase kReadOnly{"read-only", "読み取り専用です"};
  constexpr Phrase kSeveralNames{"it has several names (hard links), and would lose all but this one",
                                 "ハードリンクされており、この名前以外との結び付きが失われます"};
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    return cannot_write(errno);
  }
  if (!S_ISREG(status.st_mode)) {
    return base::failure(kNotRegular);
  }
  // Root may write to everything; who made the file read-only meant it all the same.
  constexpr mode_t kAnyWrite = S_IWUSR | S_IWGRP | S_IWOTH;
  if ((status.st_mode & kAnyWrite) == 0 || ::access(path.c_str(), W_OK) != 0) {
    return base::failure(kReadOnly);
  }
  if (status.st_nlink > 1) {
    return base::failure(kSeveralNames);
  }
  return may_write_folder_of(path);
}

Result<void> DiskWriter::prepare(const std::string& path, const std::string& beside, std::string_view content) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    return cannot_write(errno);
  }
  constexpr mode_t kBits = 07777;
  const bool is_mine = status.st_uid == ::geteuid() && status.st_gid == ::getegid();
  return write_new(
      beside, content,
      {.mode = status.st_mode & kBits, .has_owner = !is_mine, .user = status.st_uid, .group = status.st_gid});
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

Result<void> DiskWriter::remove(const std::string& path) {
  auto removed = remove_file(path);
  return removed.has_value() ? settle_folder(folder_of(path)) : removed;
}

}  // namespace kakoi::system
