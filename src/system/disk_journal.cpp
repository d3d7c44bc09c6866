#include "system/disk_journal.hpp"

#include "system/descriptor.hpp"
#include "system/disk.hpp"
#include "system/whole_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <string_view>
#include <thread>
#include <utility>

namespace kakoi::system {
namespace {

using base::Phrase;
using base::Result;

constexpr std::string_view kEnding = ".json";
constexpr std::size_t kLargest = std::size_t{1} << 30U;

// With all that it lies in. What is there already may lie where nothing may be made, which is no matter.
Result<void> make_folder(const std::string& path) {
  constexpr mode_t kOwnerOnly = 0700;
  for (std::size_t end = 0; end != std::string::npos;) {
    end = path.find('/', end + 1);
    const std::string part = path.substr(0, end);
    struct stat status {};
    if (::mkdir(part.c_str(), kOwnerOnly) == 0 || errno == EEXIST) {
      continue;
    }
    const int error = errno;
    if (::stat(part.c_str(), &status) != 0) {
      return tl::unexpected(cannot_write(error).value().in({"{}", "{}"}, part));
    }
  }
  return {};
}

}  // namespace

DiskJournal::DiskJournal(std::string folder) : folder_(std::move(folder)) {}
DiskJournal::~DiskJournal() = default;

std::string DiskJournal::place_of(const std::string& entry) const {
  return folder_ + "/" + entry + std::string(kEnding);
}

Result<void> DiskJournal::lock() {
  constexpr Phrase kBusy{"another kakoi has been changing files for a while; try again when it is done",
                         "別の kakoi がファイルを変更し続けています。終わってから再実行してください"};
  constexpr mode_t kOwnerOnly = 0600;
  // A fix holds it while it writes and reads again what it wrote, not while it asks.
  constexpr std::chrono::seconds kLongest{10};
  constexpr std::chrono::milliseconds kPause{20};
  if (auto made = make_folder(folder_); !made.has_value()) {
    return made;
  }
  auto file = std::make_unique<Descriptor>(
      ::open((folder_ + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kOwnerOnly));
  if (file->number() < 0) {
    return tl::unexpected(cannot_write(errno).value().in({"{}", "{}"}, folder_));
  }
  // Not flock(): a program that is just being started would hold that one, even after kakoi was killed.
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  const auto limit = std::chrono::steady_clock::now() + kLongest;
  while (::fcntl(file->number(), F_SETLK, &whole) != 0) {
    if (std::chrono::steady_clock::now() > limit) {
      return base::failure(kBusy);
    }
    std::this_thread::sleep_for(kPause);
  }
  lock_ = std::move(file);
  return {};
}

void DiskJournal::unlock() { lock_.reset(); }

Result<std::vector<std::string>> DiskJournal::entries() {
  Disk disk;
  const auto all = disk.list(folder_);
  if (!all.has_value()) {
    return tl::unexpected(all.error().in({"{}", "{}"}, folder_));
  }
  std::vector<std::string> names;
  for (const base::Entry& entry : *all) {
    if (entry.name.ends_with(kEnding) && entry.kind == base::EntryKind::file) {
      names.push_back(entry.name.substr(0, entry.name.size() - kEnding.size()));
    }
  }
  return names;
}

Result<std::string> DiskJournal::get(const std::string& entry) {
  Disk disk;
  std::string bytes;
  if (auto read = disk.read(place_of(entry), kLargest, bytes); !read.has_value()) {
    return tl::unexpected(read.error());
  }
  return bytes;
}

Result<void> DiskJournal::put(const std::string& entry, std::string_view bytes) {
  const std::string path = place_of(entry);
  // The journal is locked: one of this name is of a run that was cut short.
  const std::string beside = path + ".new";
  auto written = remove_file(beside).and_then([&] { return write_new(beside, bytes, {}); }).and_then([&] {
    return put_in_place(beside, path);
  });
  return written.has_value() ? written : tl::unexpected(written.error().in({"{}", "{}"}, folder_));
}

Result<void> DiskJournal::drop(const std::string& entry) {
  return remove_file(place_of(entry)).and_then([&]() { return settle_folder(folder_); });
}

}  // namespace kakoi::system
