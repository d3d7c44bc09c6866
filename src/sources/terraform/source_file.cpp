#include "sources/terraform/source_file.hpp"

#include "sources/paths.hpp"
#include "syntax/hcl/from_json.hpp"
#include "syntax/hcl/parser.hpp"

namespace kakoi::sources::terraform {

namespace hcl = syntax::hcl;

std::string local_module_folder(const std::string& folder, std::string_view source) {
  const bool is_local = source.starts_with("./") || source.starts_with("../") || source == "." || source == "..";
  return is_local ? joined(folder, source) : std::string{};
}

std::unique_ptr<SourceFile> load_text(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics) {
  auto file = std::make_unique<SourceFile>();
  return sources::load_text(input, path, kind, kLargestFile, *file, diagnostics) ? std::move(file) : nullptr;
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
