// Where the resources of a plan or state are written in the Terraform source that they were made from. Nothing is
// evaluated: an address leads from module to module, and to the block.
#pragma once

#include "base/origin.hpp"
#include "sources/terraform/installed_modules.hpp"
#include "sources/terraform/module_cache.hpp"
#include "sources/text_file.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sources::plan {

/// For use by several threads.
class SourcePlaces {
 public:
  /// `folder` is that of the root module, absolute; `input` and `cache` stay.
  SourcePlaces(const Input& input, terraform::ModuleCache& cache, std::string folder)
      : input_(input), cache_(cache), folder_(std::move(folder)), installed_(input, folder_) {}

  /// One more step for the origin of what is found about the resource with this address: its `assign_public_ip`, or,
  /// where none is written, its header. Nothing where the source has no such resource, or a module on the way is not
  /// here.
  [[nodiscard]] std::optional<base::OriginStep> find(std::string_view address) const;

 private:
  using ModuleRef = std::shared_ptr<const terraform::Module>;

  [[nodiscard]] ModuleRef module_of(std::string_view instance) const;
  [[nodiscard]] std::optional<std::string> folder_of(const terraform::Module& module, const std::string& call,
                                                     const std::string& path) const;

  const Input& input_;
  terraform::ModuleCache& cache_;
  std::string folder_;
  terraform::InstalledModules installed_;
};

}  // namespace kakoi::sources::plan
