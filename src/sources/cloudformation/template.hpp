// One template as it is written. Nothing is evaluated here.
#pragma once

#include "base/diagnostic.hpp"
#include "base/known.hpp"
#include "sources/document.hpp"
#include "sources/text_file.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::cloudformation {

/// The largest template that is read, in bytes.
inline constexpr std::size_t kLargestTemplate = std::size_t{8} << 20U;

/// Does `text` look like a template: does it name a resource of AWS, and a section `Resources`? Cheap; templates of
/// templates look like it too.
bool looks_like_template(std::string_view text);

struct Template {
  std::unique_ptr<TextFile> file;
  Document document;
  std::optional<base::Unknown> doubt{};  ///< why what it says may not be what is deployed
  bool is_serverless = false;            ///< SAM makes resources of it that do not stand in it

  [[nodiscard]] Document::NodeId section(std::string_view name) const { return document.value(document.root(), name); }
};

/// Reads the template in `file`, and moves from it where it is one. Null, with an error in `diagnostics`, when it is a
/// template of some other tool that makes a template of it, or cannot be one though it says so. Null and no error when
/// it turns out to be none.
std::unique_ptr<Template> read_template(std::unique_ptr<TextFile>& file, base::Diagnostics& diagnostics);

/// The same of the file `path`. Null, with an error, also when it cannot be read at all.
std::unique_ptr<Template> read_template(const Input& input, const std::string& path, base::EntryKind kind,
                                        base::Diagnostics& diagnostics);

/// Does a resource of this type nest another template?
inline bool is_nested_stack(std::string_view type) {
  return type == "AWS::CloudFormation::Stack" || type == "AWS::Serverless::Application";
}

/// The files, absolute, that `of` plainly nests: what they launch is judged as part of it.
std::vector<std::string> nested_files(const Input& input, const Template& of);

}  // namespace kakoi::sources::cloudformation
