#include "sources/terraform/functions.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::terraform {
namespace {

constexpr std::array kOwnFiles = {
    Function{"csvdecode", run_csvdecode},   Function{"format", run_format},
    Function{"formatlist", run_formatlist}, Function{"jsondecode", run_jsondecode},
    Function{"jsonencode", run_jsonencode}, Function{"yamldecode", run_yamldecode},
};

// Of `terraform metadata functions` of Terraform 1.11, those that are not evaluated.
constexpr std::array<std::string_view, 32> kOthers = {
    "abspath",
    "base64gzip",
    "base64sha256",
    "base64sha512",
    "can",
    "cidrcontains",
    "ephemeralasnull",
    "file",
    "filebase64",
    "filebase64sha256",
    "filebase64sha512",
    "fileexists",
    "filemd5",
    "fileset",
    "filesha1",
    "filesha256",
    "filesha512",
    "issensitive",
    "md5",
    "pathexpand",
    "rsadecrypt",
    "sha1",
    "sha256",
    "sha512",
    "templatefile",
    "templatestring",
    "textdecodebase64",
    "textencodebase64",
    "try",
    "type",
    "uuidv5",
    "yamlencode",
};

}  // namespace

const Function* find_function(std::string_view name) {
  // `core::` names Terraform's own functions beside those of providers.
  name.remove_prefix(name.starts_with("core::") ? 6 : 0);
  for (const std::span<const Function> functions :
       {std::span<const Function>(kOwnFiles), collection_functions(), conversion_functions(), date_functions(),
        encoding_functions(), impure_functions(), list_functions(), map_functions(), network_functions(),
        number_functions(), regex_functions(), set_functions(), text_functions(), trim_functions()}) {
    const auto found =
        std::find_if(functions.begin(), functions.end(), [&](const Function& f) { return f.name == name; });
    if (found != functions.end()) {
      return &*found;
    }
  }
  return nullptr;
}

bool is_terraform_function(std::string_view name) {
  return find_function(name) != nullptr || std::find(kOthers.begin(), kOthers.end(), name) != kOthers.end();
}

}  // namespace kakoi::sources::terraform
