// What the AWS CDK writes beside its templates (`cdk.out`): which file is the template of a nested stack, and where the
// program makes a construct. (AWS CDK, "cloud-assembly-schema".)
#pragma once

#include "base/diagnostic.hpp"
#include "sources/document.hpp"
#include "sources/text_file.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::cloudformation {

class CloudAssembly {
 public:
  /// What is in `folder` (absolute). Empty where that is no cloud assembly; what cannot be read is left out.
  CloudAssembly(const Input& input, const std::string& folder);

  /// The file of this assembly, relative to its folder, that is stored under a key in a bucket; `address` ends with it.
  [[nodiscard]] std::optional<std::string> stored_as(std::string_view address) const;

  /// Files of this assembly that are stored and are templates.
  [[nodiscard]] std::vector<std::string> stored_templates() const;

  /// Where the program makes the construct: the first place of its trace that lies in the repository and is no library.
  /// Kept only where it was synthesised with CDK_DEBUG.
  [[nodiscard]] base::Place source_of(const std::string& construct_path) const;

 private:
  void read_assets(const Document& assets);
  [[nodiscard]] std::optional<base::Place> place_in(std::string_view frame) const;

  std::string boundary_;
  std::map<std::string, std::string> stored_;  ///< by key
  std::unique_ptr<TextFile> manifest_file_;
  std::optional<Document> manifest_;
};

}  // namespace kakoi::sources::cloudformation
