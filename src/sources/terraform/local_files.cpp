#include "sources/terraform/local_files.hpp"

#include "sources/paths.hpp"
#include "syntax/hcl/from_json.hpp"

#include <algorithm>
#include <set>

namespace kakoi::sources::terraform {

LocalFiles::LocalFiles(const Input& input, OpenFiles& files, base::Diagnostics& diagnostics, std::string root_folder)
    : input_(input), files_(files), diagnostics_(diagnostics), root_folder_(std::move(root_folder)) {}

std::string LocalFiles::absolute(std::string_view written) const {
  return joined(written.starts_with('/') ? std::string{} : root_folder_, written);
}

LocalFiles::Found LocalFiles::find(std::string_view written) const {
  if (written.starts_with('~')) {
    return {.kind = Found::Kind::elsewhere};
  }
  if (written.find('\0') != std::string_view::npos) {
    return {.kind = Found::Kind::unreadable};
  }
  return find_absolute(absolute(written));
}

LocalFiles::Found LocalFiles::find_absolute(std::string path) const {
  if (!lies_within(path, input_.boundary)) {
    return {.kind = Found::Kind::outside, .path = std::move(path)};
  }
  const auto kind = input_.reader.kind(path);
  if (!kind.has_value()) {
    return found_nothing(std::move(path));
  }
  if (*kind == base::EntryKind::broken_link) {
    return {.kind = Found::Kind::missing, .path = std::move(path)};
  }
  const auto real = input_.reader.real_path(path);
  if (!real.has_value() || *kind == base::EntryKind::other) {
    return {.kind = Found::Kind::unreadable, .path = std::move(path)};
  }
  if (!lies_within(*real, input_.boundary)) {
    return {.kind = Found::Kind::outside, .path = std::move(path)};
  }
  const bool is_folder = *kind == base::EntryKind::directory || *kind == base::EntryKind::link_to_directory;
  return {.kind = is_folder ? Found::Kind::folder : Found::Kind::file, .path = std::move(path)};
}

// Only a folder that can be listed, and lists no such name, says that there is no such file.
LocalFiles::Found LocalFiles::found_nothing(std::string path) const {
  std::string below = path;
  while (below.size() > input_.boundary.size()) {
    const std::size_t slash = below.rfind('/');
    const std::string name = below.substr(slash + 1);
    below.resize(std::max<std::size_t>(slash, 1));
    const auto real = input_.reader.real_path(below);
    if (real.has_value() && !lies_within(*real, input_.boundary)) {
      return {.kind = Found::Kind::outside, .path = std::move(path)};
    }
    if (const auto entries = input_.reader.list(below); entries.has_value()) {
      const auto there =
          std::find_if(entries->begin(), entries->end(), [&](const base::Entry& entry) { return entry.name == name; });
      if (there == entries->end() || there->kind == base::EntryKind::broken_link) {
        return {.kind = Found::Kind::missing, .path = std::move(path)};
      }
      if (there->kind == base::EntryKind::file || there->kind == base::EntryKind::link_to_file) {
        return {.kind = Found::Kind::blocked, .path = std::move(path)};
      }
      break;
    }
  }
  return {.kind = Found::Kind::unreadable, .path = std::move(path)};
}

bool LocalFiles::take_room(std::size_t bytes, Use use) {
  // A node of the tree for every few bytes of a template.
  constexpr std::size_t kTreeForByte = 16;
  const std::size_t wanted = use == Use::template_text ? bytes * kTreeForByte : bytes;
  const bool fits = wanted <= room_;
  room_ -= fits ? wanted : 0;
  return fits;
}

const SourceFile* LocalFiles::read(const std::string& path, Use use) {
  const auto [at, is_new] = read_.try_emplace({path, use}, nullptr);
  if (!is_new) {
    return at->second;
  }
  auto file = std::make_unique<SourceFile>();
  file->id = input_.numbers.next();
  file->path = path;
  if (auto read = input_.reader.read(path, kLargestFile, file->text); !read.has_value()) {
    diagnostics_.push_back({.level = base::Level::error, .place = {.file = path}, .message = read.error().message});
    return nullptr;
  }
  if (!take_room(file->text.size(), use)) {
    constexpr base::Phrase kTooMuch{"too much is read by functions; this file is left out",
                                    "関数が読み取るファイルの合計が大きすぎるため、このファイルは読み取りません"};
    diagnostics_.push_back({.level = base::Level::error, .place = {.file = path}, .message = kTooMuch});
    return nullptr;
  }
  if (use == Use::template_text) {
    file->tree = syntax::hcl::parse_template(file->text);
    for (const syntax::hcl::Problem& problem : file->tree.problems) {
      const base::Range range{.file = file->id, .offset = problem.offset, .length = problem.length};
      diagnostics_.push_back({.level = problem.fatal ? base::Level::error : base::Level::warning,
                              .place = file->place(range),
                              .message = problem.message});
    }
  }
  at->second = &files_.keep(std::move(file));
  return at->second;
}

base::Result<std::vector<base::Entry>> LocalFiles::list(const std::string& path) const {
  return input_.reader.list(path);
}

std::size_t LocalFiles::count() const {
  std::set<std::string_view> paths;
  for (const auto& [key, file] : read_) {
    if (file != nullptr) {
      paths.insert(key.first);
    }
  }
  return paths.size();
}

}  // namespace kakoi::sources::terraform
