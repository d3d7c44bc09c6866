#include "support/memory_files.hpp"

namespace kakoi::test {
namespace {

constexpr base::Phrase kMissing{"no such file or folder", "ファイルまたはフォルダーがありません"};
constexpr base::Phrase kTooLarge{"too large", "大きすぎます"};

}  // namespace

void MemoryFiles::add(const std::string& path, std::string text) {
  files_[path] = std::move(text);
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    folders_.insert(path.substr(0, slash));
  }
}

base::Result<void> MemoryFiles::read(const std::string& path, std::size_t most, std::string& into) {
  const auto found = files_.find(path);
  if (found == files_.end()) {
    return base::failure(kMissing);
  }
  if (found->second.size() > most) {
    return base::failure(kTooLarge);
  }
  reads_.push_back(path);
  into = found->second;
  return {};
}

base::Result<std::vector<base::Entry>> MemoryFiles::list(const std::string& folder) {
  if (!folders_.contains(folder)) {
    return base::failure(kMissing);
  }
  const std::string prefix = folder == "/" ? folder : folder + "/";
  std::map<std::string, base::EntryKind> entries;
  const auto add_below = [&](const std::string& path, base::EntryKind kind) {
    if (path.size() > prefix.size() && path.starts_with(prefix) && path.find('/', prefix.size()) == std::string::npos) {
      entries[path.substr(prefix.size())] = kind;
    }
  };
  for (const auto& [path, text] : files_) {
    add_below(path, base::EntryKind::file);
  }
  for (const std::string& path : folders_) {
    add_below(path, base::EntryKind::directory);
  }
  std::vector<base::Entry> result;
  for (const auto& [name, kind] : entries) {
    result.push_back({.name = name, .kind = kind});
  }
  return result;
}

base::Result<base::EntryKind> MemoryFiles::kind(const std::string& path) {
  if (folders_.contains(path)) {
    return base::EntryKind::directory;
  }
  if (files_.contains(path)) {
    return base::EntryKind::file;
  }
  return base::failure(kMissing);
}

base::Result<std::string> MemoryFiles::real_path(const std::string& path) {
  if (auto known = kind(path); !known.has_value()) {
    return tl::unexpected(known.error());
  }
  return path;
}

void add_files(MemoryFiles& files, const std::string& folder, std::string_view text) {
  constexpr std::string_view kMark = "=== ";
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
    files.add(folder + "/" + name, std::move(content));
    content.clear();
    name = line.substr(kMark.size(), line.size() - kMark.size() - (line.ends_with('\n') ? 1 : 0));
    // A name from a fuzzer must not lead out of the folder, nor be empty.
    if (name.empty() || name.find("..") != std::string::npos || name.find("//") != std::string::npos ||
        name.front() == '/' || name.back() == '/') {
      name = "other.tf";
    }
  }
  files.add(folder + "/" + name, std::move(content));
}

void SerialExecutor::for_each(std::size_t count, const std::function<void(std::size_t)>& job) {
  for (std::size_t i = 0; i < count; ++i) {
    job(i);
  }
}

}  // namespace kakoi::test
