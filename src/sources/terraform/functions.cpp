#include "sources/terraform/functions.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::terraform {
namespace {

constexpr std::array kFunctions = {
    Function{"coalesce", run_coalesce},     Function{"concat", run_concat},         Function{"contains", run_contains},
    Function{"element", run_element},       Function{"format", run_format},         Function{"join", run_join},
    Function{"jsondecode", run_jsondecode}, Function{"jsonencode", run_jsonencode}, Function{"keys", run_keys},
    Function{"length", run_length},         Function{"lookup", run_lookup},         Function{"merge", run_merge},
    Function{"split", run_split},           Function{"tobool", run_tobool},         Function{"tolist", run_tolist},
    Function{"tomap", run_tomap},           Function{"toset", run_toset},           Function{"tostring", run_tostring},
    Function{"values", run_values},         Function{"yamldecode", run_yamldecode},
};

// `terraform metadata functions` of Terraform 1.11, without those above.
constexpr std::array<std::string_view, 102> kOthers = {
    "abs",
    "abspath",
    "alltrue",
    "anytrue",
    "base64decode",
    "base64encode",
    "base64gzip",
    "base64sha256",
    "base64sha512",
    "basename",
    "bcrypt",
    "ceil",
    "chomp",
    "chunklist",
    "cidrhost",
    "cidrnetmask",
    "cidrsubnet",
    "cidrsubnets",
    "coalescelist",
    "compact",
    "csvdecode",
    "dirname",
    "distinct",
    "endswith",
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
    "flatten",
    "floor",
    "formatdate",
    "formatlist",
    "indent",
    "index",
    "issensitive",
    "list",
    "log",
    "lower",
    "map",
    "matchkeys",
    "max",
    "md5",
    "min",
    "nonsensitive",
    "one",
    "parseint",
    "pathexpand",
    "plantimestamp",
    "pow",
    "range",
    "regex",
    "regexall",
    "replace",
    "reverse",
    "rsadecrypt",
    "sensitive",
    "setintersection",
    "setproduct",
    "setsubtract",
    "setunion",
    "sha1",
    "sha256",
    "sha512",
    "signum",
    "slice",
    "sort",
    "startswith",
    "strcontains",
    "strrev",
    "substr",
    "sum",
    "templatefile",
    "templatestring",
    "textdecodebase64",
    "textencodebase64",
    "timeadd",
    "timecmp",
    "timestamp",
    "title",
    "tonumber",
    "transpose",
    "trim",
    "trimprefix",
    "trimspace",
    "trimsuffix",
    "try",
    "type",
    "upper",
    "urlencode",
    "uuid",
    "uuidv5",
    "yamlencode",
    "zipmap",
    "can",
    "cidrcontains",
};

}  // namespace

const Function* find_function(std::string_view name) {
  // `core::` names Terraform's own functions beside those of providers.
  name.remove_prefix(name.starts_with("core::") ? 6 : 0);
  const auto* found =
      std::find_if(kFunctions.begin(), kFunctions.end(), [&](const Function& f) { return f.name == name; });
  return found != kFunctions.end() ? found : nullptr;
}

bool is_terraform_function(std::string_view name) {
  return find_function(name) != nullptr || std::find(kOthers.begin(), kOthers.end(), name) != kOthers.end();
}

values::Value wrong_arguments(values::Arena& arena, base::TrailId whole) {
  constexpr base::Phrase kWrong{"the function does not take these arguments", "関数の引数が正しくありません"};
  return arena.invalid(kWrong, {}, whole);
}

}  // namespace kakoi::sources::terraform
