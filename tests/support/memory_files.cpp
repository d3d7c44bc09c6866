#include "support/memory_files.hpp"

#include <algorithm>

namespace kakoi::test {
namespace {

constexpr base::Phrase kMissing{"no such file or folder", "ファイルまたはフォルダーがありません"};
constexpr base::Phrase kDenied{"permission denied", "アクセス権がありません"};
constexpr base::Phrase kTooLarge{"too large", "大きすぎます"};

}  // namespace

void MemoryFiles::add(const std::string& path, std::string text) {
  files_[path] = std::move(text);
  add_folders_above(path);
}

void MemoryFiles::link(const std::string& path, std::string target) {
  links_[path] = std::move(target);
  add_folders_above(path);
}

void MemoryFiles::deny(const std::string& path) { denied_.insert(path); }

void MemoryFiles::add_folders_above(const std::string& path) {
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    folders_.insert(path.substr(0, slash));
  }
}

base::Result<void> MemoryFiles::read(const std::string& path, std::size_t most, std::string& into) {
  const auto real = real_path(path);
  const auto found = real.has_value() ? files_.find(*real) : files_.end();
  if (found == files_.end()) {
    return base::failure(kMissing);
  }
  if (denied_.contains(found->first)) {
    return base::failure(kDenied);
  }
  if (found->second.size() > most) {
    return base::failure(kTooLarge);
  }
  const std::lock_guard lock(mutex_);
  reads_.push_back(found->first);
  into = found->second;
  return {};
}

base::Result<std::vector<base::Entry>> MemoryFiles::list(const std::string& folder) {
  const auto real = real_path(folder);
  if (!real.has_value() || !folders_.contains(*real)) {
    return base::failure(kMissing);
  }
  if (denied_.contains(*real)) {
    return base::failure(kDenied);
  }
  const std::string prefix = *real == "/" ? *real : *real + "/";
  std::set<std::string> names;
  const auto add_below = [&](const std::string& path) {
    if (path.size() > prefix.size() && path.starts_with(prefix) && path.find('/', prefix.size()) == std::string::npos) {
      names.insert(path.substr(prefix.size()));
    }
  };
  for (const auto& [path, text] : files_) {
    add_below(path);
  }
  for (const auto& [path, target] : links_) {
    add_below(path);
  }
  for (const std::string& path : folders_) {
    add_below(path);
  }
  std::vector<base::Entry> result;
  result.reserve(names.size());
  for (const std::string& name : names) {
    result.push_back({.name = name, .kind = *kind(prefix + name)});
  }
  return result;
}

base::Result<base::EntryKind> MemoryFiles::kind(const std::string& path) {
  if (links_.contains(path)) {
    const auto target = real_path(path);
    return !target.has_value()          ? base::EntryKind::broken_link
           : folders_.contains(*target) ? base::EntryKind::link_to_directory
                                        : base::EntryKind::link_to_file;
  }
  if (folders_.contains(path)) {
    return base::EntryKind::directory;
  }
  if (files_.contains(path)) {
    return base::EntryKind::file;
  }
  // Below a link to a folder.
  const auto real = real_path(path);
  return real.has_value() && *real != path ? kind(*real) : base::failure(kMissing);
}

base::Result<std::string> MemoryFiles::real_path(const std::string& path) {
  constexpr int kMostLinks = 40;
  std::string real = path;
  for (int followed = 0; followed < kMostLinks; ++followed) {
    const auto link = std::find_if(links_.begin(), links_.end(), [&](const auto& one) {
      return real == one.first || real.starts_with(one.first + "/");
    });
    if (link == links_.end()) {
      const bool exists = folders_.contains(real) || files_.contains(real);
      return exists ? base::Result<std::string>(real) : base::failure(kMissing);
    }
    real = link->second + real.substr(link->first.size());
  }
  return base::failure(kMissing);
}

void add_files(MemoryFiles& files, const std::string& folder, std::string_view text) {
  constexpr std::string_view kMark = "=== ";
  const auto path_of = [&](const std::string& name) { return folder + "/" + name; };
  std::string name = "main.tf";
  std::string content;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    const std::size_t length = newline == std::string_view::npos ? text.size() : newline + 1;
    const std::string_view line = text.substr(0, length);
    text.remove_prefix(length);
    if (!line.starts_with(kMark)) {
      content += line;
      continue;
    }
    files.add(path_of(name), std::move(content));
    content.clear();
    name = line.substr(kMark.size(), line.size() - kMark.size() - (line.ends_with('\n') ? 1 : 0));
    // A name from a fuzzer must not lead out of the folder, nor be empty.
    if (name.empty() || name.find("..") != std::string::npos || name.find("//") != std::string::npos ||
        name.front() == '/' || name.back() == '/') {
      name = "other.tf";
    }
  }
  files.add(path_of(name), std::move(content));
}

void SerialExecutor::for_each(std::size_t count, const std::function<void(std::size_t)>& job) {
  for (std::size_t i = 0; i < count; ++i) {
    job(i);
  }
}

}  // namespace kakoi::test
