// Functions that read files of the repository, and those that read a text as a template: `file`, `fileexists`,
// `fileset`, `templatefile`, `templatestring`, `filebase64` and the digests of files. What comes out of a file points
// at its bytes there. (Terraform language, "Filesystem Functions".)
#pragma once

#include "sources/terraform/functions/functions.hpp"
#include "sources/terraform/local_files.hpp"
#include "values/arena.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace kakoi::sources::terraform {

class Evaluator;

class FileFunctions {
 public:
  /// `root_folder` is absolute.
  FileFunctions(Evaluator& evaluator, const Input& input, const std::string& root_folder);

  /// Is this the name of one of them?
  static bool has(std::string_view name);
  /// The result of the function `name`, known or not: invalid where Terraform would refuse the call on the files that
  /// are here, unknown where a file is out of reach or cannot be read, which is then said. `whole` is the trail of a
  /// result that has no bytes in a file.
  values::Value call(std::string_view name, std::span<const values::Value> arguments, base::TrailId whole);

  /// How many files were read.
  [[nodiscard]] std::size_t files() const { return files_.count(); }

 private:
  using Arguments = std::span<const values::Value>;
  struct Entry;
  static std::span<const Entry> all();

  // file_functions.cpp
  values::Value file(Arguments in, base::TrailId whole);
  values::Value file_exists(Arguments in, base::TrailId whole);
  template <std::string (*Write)(std::string_view)>
  values::Value written(Arguments in, base::TrailId whole);
  tl::expected<const SourceFile*, values::Value> open(const values::Value& path, base::TrailId whole,
                                                      LocalFiles::Use use);
  tl::expected<std::string, values::Value> find_file(std::string_view path, base::TrailId whole);
  values::Value no_file(LocalFiles::Found::Kind kind, std::string_view path, base::TrailId whole);

  // file_templates.cpp
  values::Value template_file(Arguments in, base::TrailId whole);
  values::Value template_string(Arguments in, base::TrailId whole);
  const SourceFile* template_of(const values::Value& text);
  values::Value rendered(const SourceFile& source, const values::Value& variables, base::TrailId whole);

  // file_sets.cpp
  values::Value file_set(Arguments in, base::TrailId whole);

  Evaluator& evaluator_;
  values::Arena& arena_;
  const Input& input_;
  LocalFiles files_;
  /// Templates that are no files, by their text and where it comes from.
  std::map<std::pair<std::string, std::uint32_t>, const SourceFile*> texts_;
  bool is_rendering_ = false;
};

}  // namespace kakoi::sources::terraform
