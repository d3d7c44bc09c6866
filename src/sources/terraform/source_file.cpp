#include "sources/terraform/source_file.hpp"

#include "syntax/encoding.hpp"
#include "syntax/hcl/from_json.hpp"
#include "syntax/hcl/parser.hpp"

#include <utility>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;

constexpr Phrase kNoFile{"not a regular file; not read", "通常のファイルではないため、読み取りません"};
constexpr Phrase kBrokenLink{"the link leads nowhere, or to itself", "リンク先がないか、リンクが循環しています"};
constexpr Phrase kOutside{"the link leads out of the repository; not read",
                          "リンク先がリポジトリの外にあるため、読み取りません"};

}  // namespace

base::Place SourceFile::place(base::Range range) const {
  std::call_once(has_lines_, [this] { lines_.emplace(text); });
  return lines_->place(path, range);
}

std::string cleaned(std::string_view path) {
  const bool is_absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (part == ".." ? !is_absolute : !part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string out;
  for (const std::string_view part : parts) {
    out += out.empty() && !is_absolute ? "" : "/";
    out += part;
  }
  return !out.empty() ? out : is_absolute ? "/" : ".";
}

std::string joined(const std::string& folder, std::string_view relative) {
  return cleaned("/" + folder + "/" + std::string(relative));
}

std::string local_module_folder(const std::string& folder, std::string_view source) {
  const bool is_local = source.starts_with("./") || source.starts_with("../") || source == "." || source == "..";
  return is_local ? joined(folder, source) : std::string{};
}

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

bool lies_within(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) &&
         (path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/');
}

std::unique_ptr<SourceFile> load_text(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics) {
  const auto error = [&](base::Message message) {
    diagnostics.push_back({.level = base::Level::error, .place = {.file = path}, .message = std::move(message)});
    return nullptr;
  };
  const bool is_folder = kind == base::EntryKind::directory || kind == base::EntryKind::link_to_directory;
  if (kind == base::EntryKind::other || is_folder) {
    return error(kNoFile);
  }
  if (kind == base::EntryKind::broken_link) {
    return error(kBrokenLink);
  }
  if (kind == base::EntryKind::link_to_file) {
    const auto real = input.reader.real_path(path);
    if (!real.has_value() || !lies_within(*real, input.boundary)) {
      return error(kOutside);
    }
  }
  auto file = std::make_unique<SourceFile>();
  file->id = input.numbers.next();
  file->path = path;
  if (auto read = input.reader.read(path, kLargestFile, file->text); !read.has_value()) {
    return error(read.error().message);
  }
  if (auto why = syntax::unreadable_encoding(file->text)) {
    return error(*why);
  }
  return file;
}

std::unique_ptr<SourceFile> read_file(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics) {
  auto file = load_text(input, path, kind, diagnostics);
  if (file == nullptr) {
    return nullptr;
  }
  if (path.ends_with(".json")) {
    file->tree = hcl::parse_json(file->text);
  } else {
    hcl::parse(file->text, file->tree);
  }
  for (const hcl::Problem& problem : file->tree.problems) {
    const base::Range range{.file = file->id, .offset = problem.offset, .length = problem.length};
    diagnostics.push_back({.level = problem.fatal ? base::Level::error : base::Level::warning,
                           .place = file->place(range),
                           .message = problem.message});
  }
  return file;
}

}  // namespace kakoi::sources::terraform
