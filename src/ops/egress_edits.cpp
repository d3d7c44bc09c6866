#include "ops/egress_edits.hpp"

#include "fixes/egress.hpp"
#include "fixes/egress_text.hpp"
#include "ops/egress_moves.hpp"
#include "ops/subnet_list.hpp"
#include "ops/template_egress.hpp"
#include "ops/terraform_blocks.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::Result;
using fixes::Pieces;
using hcl::Kind;
using hcl::NodeId;

constexpr Phrase kNotThis{"the missing pieces are written in Terraform's native syntax and in CloudFormation templates",
                          "不足しているものを書けるのは Terraform のネイティブ構文と CloudFormation テンプレートです"};
constexpr Phrase kInModule{
    "it is in a module, and pieces are written in the root module alone: where the module takes its subnets, hand it "
    "private ones with a way out",
    "モジュールの中にあり、不足分を書けるのはルートモジュールだけです。モジュールがサブネットを引数で受け取る場合は、"
    "経路のあるプライベートサブネットを渡してください"};
constexpr Phrase kNotWritten{"{} is not written here", "{} がここに書かれていません"};
constexpr Phrase kNoPlainList{
    "the subnets of {} are not written as a plain list of aws_subnet resources: write them so, and plan again",
    "{} のサブネットが aws_subnet "
    "リソースの単純なリストとして書かれていません。そのように書いてから計画し直してください"};
constexpr Phrase kRulesByAttribute{"the rules of {} are written as an argument, to which no block can be added",
                                   "{} のルールが引数として書かれており、ブロックを追加できません"};
constexpr Phrase kNameEachOther{
    "{} has to let in {}, which names it: rules that stand within groups cannot name each other",
    "{} で {} "
    "からの通信を許可する必要がありますが、後者が前者を参照しています。グループ内のルールで相互参照はできません"};
constexpr Phrase kNames{"{} has to have {} = true, for the private DNS names of endpoints",
                        "エンドポイントのプライベート DNS のため、{} に {} = true が必要です"};
constexpr Phrase kOrder{
    "{} has to be there before the tasks of {} go over, which is no depends_on of theirs: in one apply their first "
    "starts may fail until it is",
    "{} は {} のタスクの移動より先に必要ですが、depends_on を追加できません。1 回の apply "
    "では、できるまでの間、起動に失敗することがあります"};
constexpr Phrase kProviderOpen{"{} of {} is not written as one plain name: where new resources are to be is not known",
                               "{} ({}) が単純な名前で書かれていないため、新しいリソースの作成先が決まりません"};
constexpr Phrase kOtherProvider{"{} and {} are not of the same provider configuration and Region",
                                "{} と {} でプロバイダー設定またはリージョンが異なります"};

using Placing = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kProvider = "provider";
constexpr std::string_view kDefaultProvider = "aws";
constexpr std::string_view kRegion = "region";
constexpr std::string_view kHostnames = "enable_dns_hostnames";
constexpr std::string_view kSupport = "enable_dns_support";

std::vector<Written> items_of(const Written& list) {
  std::vector<Written> items;
  for (const NodeId item : hcl::Children(*list.tree, list.node)) {
    items.push_back({.tree = list.tree, .file = list.file, .node = item});
  }
  return items;
}

class Edits {
 public:
  Edits(const RootRead& root, const std::vector<const fixes::Subject*>& subjects, Contents& contents,
        base::Language language)
      : root_(root), subjects_(subjects), contents_(contents), language_(language), blocks_(root, contents) {}

  Result<EgressEdits> run() {
    for (const auto step : {&Edits::find, &Edits::look_at_providers, &Edits::write, &Edits::move, &Edits::add_inline,
                            &Edits::turn_names_on, &Edits::order}) {
      if (auto done = (this->*step)(); !done.has_value()) {
        return tl::unexpected(done.error());
      }
    }
    std::sort(result_.edits.begin(), result_.edits.end(), fixes::before_in_text);
    result_.edits.erase(std::unique(result_.edits.begin(), result_.edits.end()), result_.edits.end());
    return std::move(result_);
  }

 private:
  Result<void> find() {
    std::vector<const fixes::Tasks*> tasks;
    for (const fixes::Subject* subject : subjects_) {
      const std::string& address = subject->finding.id.address;
      if (address.starts_with("module.")) {
        return base::failure(kInModule);
      }
      const auto block = blocks_.resource(address);
      if (!block.has_value()) {
        return base::failure(kNotThis);
      }
      own_.push_back(*block);
      std::vector<Written>& homes = homes_.emplace_back();
      for (const std::string& key : homes_of(*root_.network, subject->finding)) {
        const auto home = blocks_.resource(key);
        if (!home.has_value()) {
          return base::failure({kNotWritten, {key}});
        }
        homes.push_back(*home);
      }
      tasks.push_back(&*subject->tasks);
    }
    auto pieces = fixes::missing_pieces(*root_.network, fixes::Code::terraform, tasks);
    if (!pieces.has_value()) {
      return tl::unexpected(pieces.error());
    }
    pieces_ = std::move(*pieces);
    return {};
  }

  // The network is of one provider configuration, and in one Region: so are the new resources. (Terraform language,
  // "The resource provider meta-argument"; AWS provider 6, "Enhanced Region Support": the argument `region`.)
  Result<void> look_at_providers() {
    const auto vpc = blocks_.resource(pieces_.vpc);
    if (!vpc.has_value()) {
      return base::failure({kNotWritten, {pieces_.vpc}});
    }
    placing_ = placing_of(*vpc);
    for (const auto& [name, value] : placing_) {
      const auto written = TerraformBlocks::argument(*vpc, name);
      const bool is_plain = name == kProvider ? value.find_first_of("[](){}\"$ \n") == std::string::npos
                                              : TerraformBlocks::within_text(*written).has_value();
      if (!is_plain) {
        return base::failure({kProviderOpen, {name, pieces_.vpc}});
      }
    }
    for (const fixes::Subject* subject : subjects_) {
      if (auto same = is_beside_vpc(subject->finding.id.address); !same.has_value()) {
        return same;
      }
    }
    std::vector<std::string> keys = pieces_.groups;
    for (const fixes::Subject* subject : subjects_) {
      const std::vector<std::string> homes = homes_of(*root_.network, subject->finding);
      keys.insert(keys.end(), homes.begin(), homes.end());
    }
    keys.insert(keys.end(), pieces_.tables.begin(), pieces_.tables.end());
    for (const fixes::TargetSubnet& each : pieces_.subnets) {
      keys.push_back(each.key.empty() ? each.beside : each.key);
    }
    for (const fixes::LetOut& each : pieces_.let_out) {
      keys.push_back(each.group);
    }
    for (const fixes::LetIn& each : pieces_.let_in) {
      keys.push_back(each.group);
    }
    if (pieces_.nat.has_value()) {
      keys.push_back(pieces_.nat->gateway.empty() ? pieces_.nat->subnet : pieces_.nat->gateway);
    }
    for (const std::string& key : keys) {
      if (auto same = is_beside_vpc(key); !same.has_value()) {
        return same;
      }
    }
    return {};
  }

  [[nodiscard]] Result<void> is_beside_vpc(const std::string& key) const {
    const auto block = blocks_.resource(key);
    if (block.has_value() && placing_of(*block) != placing_) {
      return base::failure({kOtherProvider, {key, pieces_.vpc}});
    }
    return {};
  }

  // `provider = aws` says what holds anyway.
  static Placing placing_of(const Written& block) {
    Placing placing;
    for (const std::string_view name : {kProvider, kRegion}) {
      const auto written = TerraformBlocks::argument(block, name);
      if (written.has_value() && !(name == kProvider && written->source() == kDefaultProvider)) {
        placing.emplace_back(name, written->source());
      }
    }
    return placing;
  }

  // Within a text; empty where no name here says it.
  [[nodiscard]] std::string region() const {
    std::string_view provider = kDefaultProvider;
    for (const auto& [name, value] : placing_) {
      if (name == kRegion) {
        return TerraformBlocks::within_text(*TerraformBlocks::argument(*blocks_.resource(pieces_.vpc), name)).value();
      }
      provider = value;
    }
    if (std::string known = blocks_.region(provider); !known.empty()) {
      return known;
    }
    for (const std::string& name : blocks_.names()) {
      constexpr std::string_view kType = "data.aws_region.";
      const auto block = name.starts_with(kType) ? blocks_.data("aws_region", name.substr(kType.size())) : std::nullopt;
      const bool is_one = block.has_value() && !TerraformBlocks::argument(*block, "count").has_value() &&
                          !TerraformBlocks::argument(*block, "for_each").has_value();
      if (is_one && placing_of(*block) == placing_) {
        return "${" + name + ".name}";
      }
    }
    return {};
  }

  // The new file.
  Result<void> write() {
    fixes::TerraformStyle style{
        .language = language_, .region = region(), .names = blocks_.names(), .placing = placing_};
    for (const std::string& name : style.names) {
      look_at_rule(name, style);
    }
    if (auto looked = look_at_groups(style); !looked.has_value()) {
      return looked;
    }
    for (const std::string& table : pieces_.tables) {
      if (auto looked = look_within(table, {"route"}, style.with_inline_rules); !looked.has_value()) {
        return looked;
      }
    }
    text_ = fixes::terraform_of(pieces_, style);
    result_.reasons = text_.costs;
    for (base::Message& reason : reasons_of_names(pieces_)) {
      result_.reasons.push_back(std::move(reason));
    }
    if (!text_.text.empty()) {
      result_.edits.push_back({.file = free_path(),
                               .offset = 0,
                               .before = {},
                               .after = in_line_ends(text_.text),
                               .like = std::string(own_.front().file)});
    }
    return {};
  }

  // In which form has a group its rules?
  void look_at_rule(const std::string& name, fixes::TerraformStyle& style) const {
    const bool is_of_one_block = name.starts_with("aws_security_group_rule.");
    if (!is_of_one_block && !name.starts_with("aws_vpc_security_group_")) {
      return;
    }
    style.has_rules_of_one_block = style.has_rules_of_one_block || is_of_one_block;
    const auto group = TerraformBlocks::argument(*blocks_.resource(name), "security_group_id");
    if (group.has_value()) {
      const std::string_view source = group->source();
      style.rules_of_one_block.emplace(source.substr(0, source.rfind('.')), is_of_one_block);
    }
  }

  [[nodiscard]] Result<void> look_at_groups(fixes::TerraformStyle& style) const {
    for (const fixes::LetOut& each : pieces_.let_out) {
      if (auto looked = look_within(each.group, {"egress", "ingress"}, style.with_inline_rules); !looked.has_value()) {
        return looked;
      }
    }
    for (const fixes::LetIn& each : pieces_.let_in) {
      if (auto looked = look_within(each.group, {"ingress", "egress"}, style.with_inline_rules); !looked.has_value()) {
        return looked;
      }
      for (const std::string& from : each.from) {
        const auto block = blocks_.resource(from);
        if (style.with_inline_rules.contains(each.group) && block.has_value() &&
            block->source().find(each.group) != std::string_view::npos) {
          return base::failure({kNameEachOther, {each.group, from}});
        }
      }
    }
    return {};
  }

  // Do rules stand within the resource? `into` gets it then.
  Result<void> look_within(const std::string& key, const std::vector<std::string_view>& types,
                           std::set<std::string>& into) const {
    const auto block = blocks_.resource(key);
    for (const std::string_view type : types) {
      if (block.has_value() && TerraformBlocks::argument(*block, type).has_value()) {
        return base::failure({kRulesByAttribute, {key}});
      }
    }
    if (block.has_value() && last_within(*block, types).has_value()) {
      into.insert(key);
    }
    return {};
  }

  static std::optional<Written> last_within(const Written& block, const std::vector<std::string_view>& types) {
    std::optional<Written> last;
    for (const std::string_view type : types) {
      if (const auto all = TerraformBlocks::blocks(block, type); !all.empty()) {
        last = last.has_value() ? last : all.back();
      }
    }
    for (const Written& dynamic : TerraformBlocks::blocks(block, "dynamic")) {
      const std::string label = hcl::label_text(*dynamic.tree, hcl::child(*dynamic.tree, dynamic.node, 1));
      const bool is_one = std::find(types.begin(), types.end(), label) != types.end();
      last = is_one && !last.has_value() ? dynamic : last;
    }
    return last;
  }

  [[nodiscard]] std::string free_path() const {
    const std::string start = contents_.real(root_.path) + "/kakoi_egress";
    std::string path = start + ".tf";
    for (int n = 2; contents_.of(path) != nullptr; ++n) {
      path = start + "_" + std::to_string(n) + ".tf";
    }
    return path;
  }

  // As the file beside it has them.
  [[nodiscard]] std::string in_line_ends(const std::string& text) const {
    if (own_.front().tree->text.find("\r\n") == std::string_view::npos) {
      return text;
    }
    std::string out;
    for (const char c : text) {
      out += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return out;
  }

  // The launchers' subnets.
  Result<void> move() {
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      std::vector<std::string> to;
      for (const std::size_t at : pieces_.moves[i]) {
        to.push_back(text_.subnets[at]);
      }
      const Move tasks = move_of(pieces_, i, subjects_[i]->tasks->launch.subnets);
      std::copy(tasks.reasons.begin(), tasks.reasons.end(), std::back_inserter(result_.reasons));
      const std::vector<std::string> keys = homes_of(*root_.network, subjects_[i]->finding);
      for (std::size_t home = 0; tasks.is_other && home < keys.size(); ++home) {
        if (auto moved = move(homes_[i][home], to, keys[home]); !moved.has_value()) {
          return moved;
        }
      }
    }
    for (base::Message& note : notes_of_blocks(pieces_)) {
      result_.notes.push_back(std::move(note));
    }
    return {};
  }

  Result<void> move(const Written& home, const std::vector<std::string>& to, const std::string& name) {
    auto written = TerraformBlocks::arguments_within(home, "subnets");
    if (written.empty()) {
      written = TerraformBlocks::items_within(home, "Subnets");
    }
    const auto refused = base::failure({kNoPlainList, {name}});
    if (written.size() != 1) {
      return refused;
    }
    const Written& list = written.front();
    const bool is_list = (*list.tree)[list.node].kind == Kind::tuple;
    const std::vector<Written> items = is_list ? items_of(list) : std::vector<Written>{list};
    if (!is_plain_subnet_list(list, blocks_)) {
      return refused;
    }
    // Of a list that takes several lines, these stay.
    if (is_list && items.size() == to.size() && list.source().find('\n') != std::string_view::npos) {
      for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].source() != to[i]) {
          result_.edits.push_back(TerraformBlocks::replace(items[i], to[i]));
        }
      }
    } else {
      result_.edits.push_back(TerraformBlocks::replace(list, "[" + listed(to) + "]"));
    }
    return {};
  }

  // What has to stand within a resource that is there; for one resource behind one another.
  Result<void> add_inline() {
    std::map<std::string, std::vector<std::string>> lines;
    for (const fixes::InlineBlock& each : text_.inline_blocks) {
      std::vector<std::string>& all = lines[each.key];
      if (!all.empty()) {
        all.emplace_back();
      }
      all.insert(all.end(), each.lines.begin(), each.lines.end());
    }
    for (const auto& [key, some] : lines) {
      const auto block = blocks_.resource(key);
      result_.edits.push_back(TerraformBlocks::behind(*last_within(*block, {"egress", "ingress", "route"}), some));
    }
    return {};
  }

  Result<void> turn_names_on() {
    std::vector<std::string> lines;
    for (const auto& [name, is_needed] :
         {std::pair(kHostnames, pieces_.needs_dns_hostnames), std::pair(kSupport, pieces_.needs_dns_support)}) {
      if (!is_needed) {
        continue;
      }
      const auto block = blocks_.resource(pieces_.vpc);
      if (!block.has_value()) {
        return base::failure({kNotWritten, {pieces_.vpc}});
      }
      const auto written = TerraformBlocks::argument(*block, name);
      if (!written.has_value()) {
        lines.push_back(std::string(name) + " = true");
      } else if (written->source() == "false") {
        result_.edits.push_back(TerraformBlocks::replace(*written, "true"));
      } else {
        return base::failure({kNames, {pieces_.vpc, std::string(name)}});
      }
    }
    if (lines.empty()) {
      return {};
    }
    auto edit = TerraformBlocks::at_end(*blocks_.resource(pieces_.vpc), lines);
    if (!edit.has_value()) {
      return base::failure({kNames, {pieces_.vpc, std::string(kHostnames)}});
    }
    result_.edits.push_back(std::move(*edit));
    return {};
  }

  // No start before the ways are there, and the tasks where these are.
  Result<void> order() {
    for (std::size_t i = 0; i < own_.size(); ++i) {
      const std::string& address = subjects_[i]->finding.id.address;
      std::vector<std::string> before = text_.ways;
      for (const std::string& key : homes_of(*root_.network, subjects_[i]->finding)) {
        if (key != address) {
          depend(*blocks_.resource(key), text_.ways, key);
          before.push_back(key.substr(0, key.find('[')));
        }
      }
      depend(own_[i], before, address);
    }
    return {};
  }

  void depend(const Written& block, const std::vector<std::string>& on, const std::string& name) {
    if (on.empty()) {
      return;
    }
    auto edit = TerraformBlocks::depending(block, on);
    if (!edit.has_value()) {
      result_.reasons.push_back({kOrder, {listed(on), name}});
    } else if (edit->before != edit->after) {
      result_.edits.push_back(std::move(*edit));
    }
  }

  const RootRead& root_;
  const std::vector<const fixes::Subject*>& subjects_;
  Contents& contents_;
  base::Language language_;
  TerraformBlocks blocks_;
  std::vector<Written> own_{};                 ///< the launchers' blocks
  std::vector<std::vector<Written>> homes_{};  ///< of each, those that say in which subnets its tasks are (homes_of)
  Pieces pieces_{};
  Placing placing_{};  ///< of the VPC
  fixes::EgressText text_{};
  EgressEdits result_{};
};

}  // namespace

Result<EgressEdits> egress_edits(const RootRead& root, const std::vector<const fixes::Subject*>& subjects,
                                 Contents& contents, base::Language language) {
  if (root.network == nullptr || subjects.empty()) {
    return base::failure(kNotThis);
  }
  switch (root.kind) {
    case RootKind::terraform:
      return Edits(root, subjects, contents, language).run();
    case RootKind::cloudformation:
      return template_egress_edits(root, subjects, contents, language);
    case RootKind::definitions:
      break;
  }
  return base::failure(kNotThis);
}

}  // namespace kakoi::ops
