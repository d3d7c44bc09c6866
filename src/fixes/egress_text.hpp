// The missing pieces as Terraform writes them, laid out as `terraform fmt` does.
#pragma once

#include "base/message.hpp"
#include "fixes/egress.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::fixes {

/// How the code around writes things.
struct TerraformStyle {
  base::Language language = base::Language::en;  ///< of comments
  /// The Region within a text: "eu-west-1", "${var.region}". Empty: a data source asks for it.
  std::string region{};
  bool has_rules_of_one_block = false;  ///< rules of groups are written as aws_security_group_rule
  /// Groups that have rules of their own in one form, and whether it is that one: no group can have both.
  std::map<std::string, bool> rules_of_one_block{};
  std::set<std::string> names{};  ///< that are taken in the module: "aws_subnet.a", "data.aws_region.current"
  /// What every block has to say, name and value, to be where the VPC is: `provider = aws.west`, `region = "…"`.
  std::vector<std::pair<std::string, std::string>> placing{};
  /// Groups and tables whose rules and routes stand within them: what is added has to, too.
  std::set<std::string> with_inline_rules{};
};

/// A block that has to be written within a resource that is there, as its lines without indentation.
struct InlineBlock {
  std::string key{};   ///< of the resource
  std::string type{};  ///< "egress", "route"
  std::vector<std::string> lines{};
};

struct EgressText {
  std::string text{};                  ///< of the new file; empty where nothing has to be in one
  std::vector<std::string> subnets{};  ///< how each of the pieces' subnets is named: "aws_subnet.private_a.id"
  std::vector<InlineBlock> inline_blocks{};
  /// The resources that have to be there before the tasks start, and that nothing of these names: the ways themselves.
  std::vector<std::string> ways{};
  std::vector<base::Message> costs{};  ///< what costs by the hour
};

EgressText terraform_of(const Pieces& pieces, const TerraformStyle& style);

}  // namespace kakoi::fixes
