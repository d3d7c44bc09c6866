#include "sources/terraform/functions/functions.hpp"

#include "sources/terraform/functions/file_functions.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::terraform {
namespace {

constexpr std::array kOwnFiles = {
    Function{"csvdecode", run_csvdecode},   Function{"format", run_format},
    Function{"formatlist", run_formatlist}, Function{"jsondecode", run_jsondecode},
    Function{"jsonencode", run_jsonencode}, Function{"yamldecode", run_yamldecode},
    Function{"yamlencode", run_yamlencode},
};

// Those that look at failures, and those of OpenTofu alone, which are not evaluated.
constexpr auto kOthers = std::to_array<std::string_view>({"can", "cidrcontains", "try"});

}  // namespace

std::string_view plain_name(std::string_view name) {
  constexpr std::string_view kCore = "core::";
  name.remove_prefix(name.starts_with(kCore) ? kCore.size() : 0);
  return name;
}

const Function* find_function(std::string_view name) {
  for (const std::span<const Function> functions :
       {std::span<const Function>(kOwnFiles), collection_functions(), conversion_functions(), date_functions(),
        digest_functions(), encoding_functions(), impure_functions(), list_functions(), map_functions(),
        network_functions(), number_functions(), regex_functions(), set_functions(), text_encoding_functions(),
        text_functions(), trim_functions()}) {
    const auto found =
        std::find_if(functions.begin(), functions.end(), [&](const Function& f) { return f.name == name; });
    if (found != functions.end()) {
      return &*found;
    }
  }
  return nullptr;
}

bool only_chooses(std::string_view name) {
  constexpr auto kThese = std::to_array<std::string_view>(
      {"coalesce", "element", "lookup", "nonsensitive", "one", "sensitive", "tostring"});
  return std::find(kThese.begin(), kThese.end(), name) != kThese.end();
}

bool is_terraform_function(std::string_view name) {
  return find_function(name) != nullptr || FileFunctions::has(name) ||
         std::find(kOthers.begin(), kOthers.end(), name) != kOthers.end();
}

}  // namespace kakoi::sources::terraform
