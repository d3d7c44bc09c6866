// What the user gives besides the templates: values of parameters, for every root stack that declares them.
#pragma once

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "sources/document.hpp"
#include "sources/text_file.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sources::cloudformation {

/// --param K=V and --parameters FILE, in the order of the command line: the later one wins. `AWS::Region` and other
/// pseudo parameters are given likewise.
struct ParameterSource {
  std::string name;  ///< empty for a file
  std::string text;  ///< the value, or the path of the file (absolute)
};

/// A file of parameters, read once.
struct ParameterFile {
  std::unique_ptr<TextFile> file;
  std::unique_ptr<Document> document;
  struct Given {
    std::string name;
    Document::NodeId value = Document::kNone;  ///< kNone: the value that the stack has already
    std::optional<std::string> written{};      ///< where the value is only a part of what stands there
  };
  std::vector<Given> given;
  bool is_in_part = false;  ///< they are one part of an object, which says that they are parameters
};

/// Reads `path`, in one of the formats of the AWS CLI (a list of ParameterKey and ParameterValue, or of "Key=Value"),
/// in CodePipeline's (an object `Parameters`), in that of Git sync (`template-file-path` and an object `parameters`),
/// or as one plain object. Fails, saying where, when it is none of these.
base::Result<ParameterFile> read_parameter_file(const Input& input, const std::string& path);

}  // namespace kakoi::sources::cloudformation
