#include "ops/template_egress.hpp"

#include "fixes/egress.hpp"
#include "fixes/egress_template.hpp"
#include "ops/egress_moves.hpp"
#include "ops/template_places.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

using base::Phrase;
using base::Result;
using fixes::Edit;
using fixes::Pieces;
using sources::Document;

constexpr Phrase kUnread{"the template cannot be read", "テンプレートを読み取れません"};
constexpr Phrase kNested{
    "it is in a nested stack, and pieces are written in the template that nests it alone: where it takes its subnets "
    "as "
    "parameters, hand it private ones with a way out",
    "ネストされたスタックの中にあり、不足分を書けるのは親のテンプレートだけです。サブネットをパラメーターで受け取る"
    "場合は、経路のあるプライベートサブネットを渡してください"};
constexpr Phrase kNotWritten{"{} is not written in this template as a resource of its own",
                             "{} がこのテンプレートに単独のリソースとして書かれていません"};
constexpr Phrase kConditional{"{} is there only under a condition", "{} は条件付きのリソースです"};
constexpr Phrase kAlways{"{} is there only under a condition, but what it lacks is there, and costs, always",
                         "{} は条件付きのリソースですが、追加するものは常に作られ、費用も常にかかります"};
constexpr Phrase kNoPlainList{
    "the subnets of {} are not written as a plain list of Ref to AWS::EC2::Subnet resources: write them so, and plan "
    "again",
    "{} のサブネットが AWS::EC2::Subnet リソースへの Ref "
    "の単純なリストとして書かれていません。そのように書いてから計画し"
    "直してください"};
constexpr Phrase kInText{
    "the subnets of {} stand within a text, in which none are replaced: write Definition, with Ref, in place of "
    "DefinitionString, and plan again",
    "{} のサブネットがテキストの中にあり、書き換えられません。DefinitionString ではなく Ref を使った Definition "
    "にしてから"
    "計画し直してください"};
constexpr Phrase kNoPlace{"the resources are not written one below the other",
                          "リソースが 1 行ずつ並べて書かれておらず、追加できません"};
constexpr Phrase kNames{"{} has to have {}: true, for the private DNS names of endpoints",
                        "エンドポイントのプライベート DNS のため、{} に {}: true が必要です"};
constexpr Phrase kOrder{
    "{} has to be there before the tasks of {} go over, to which no DependsOn can be added: in one update of the stack "
    "their first starts may fail until it is",
    "{} は {} のタスクの移動より先に必要ですが、DependsOn を追加できません。1 "
    "回のスタック更新では、できるまでの間、起動に失敗することがあります"};

// Of a known one of IPv4.
std::optional<std::string> block_of(const inventory::Several<inventory::Block>& blocks) {
  for (const inventory::Block& block : blocks.items) {
    const std::string text = block.match(
        [](const inventory::AddressBlock& known) {
          return known.family == inventory::Family::v4 ? inventory::text_of(known) : std::string();
        },
        [](const base::Unknown&) { return std::string(); });
    if (!text.empty()) {
      return text;
    }
  }
  return std::nullopt;
}

class Edits {
 public:
  Edits(const RootRead& root, const std::vector<const fixes::Subject*>& subjects, TemplatePlaces& places,
        base::Language language)
      : root_(root), subjects_(subjects), places_(places), language_(language) {}

  Result<EgressEdits> run() {
    for (const auto step :
         {&Edits::find, &Edits::look_at_things, &Edits::move, &Edits::order, &Edits::turn_names_on, &Edits::write}) {
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
      if (address.find('/') != std::string::npos) {
        return base::failure(kNested);
      }
      const auto resource = places_.resource(address);
      if (resource == Document::kNone) {
        return base::failure({kNotWritten, {address}});
      }
      if (places_.has_condition(resource)) {
        result_.reasons.push_back({kAlways, {address}});
      }
      tasks.push_back(&*subject->tasks);
    }
    auto pieces = fixes::missing_pieces(*root_.network, fixes::Code::cloudformation, tasks);
    if (!pieces.has_value()) {
      return tl::unexpected(pieces.error());
    }
    pieces_ = std::move(*pieces);
    return {};
  }

  // What new resources name has to be there whenever they are.
  Result<void> look_at_things() {
    std::vector<std::string> keys{pieces_.vpc};
    for (const fixes::TargetSubnet& each : pieces_.subnets) {
      keys.push_back(each.key.empty() ? each.beside : each.key);
    }
    keys.insert(keys.end(), pieces_.tables.begin(), pieces_.tables.end());
    keys.insert(keys.end(), pieces_.groups.begin(), pieces_.groups.end());
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
      const auto resource = places_.resource(key.substr(0, key.find('.')));
      if (resource == Document::kNone) {
        return base::failure({kNotWritten, {key}});
      }
      if (places_.has_condition(resource)) {
        return base::failure({kConditional, {key}});
      }
    }
    return {};
  }

  // The launchers' subnets. Their names are those of the new resources, which are written later.
  Result<void> move() {
    added_ = fixes::template_of(pieces_, around());
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      const Move move = move_of(pieces_, i, subjects_[i]->tasks->launch.subnets);
      std::copy(move.reasons.begin(), move.reasons.end(), std::back_inserter(result_.reasons));
      if (auto moved = move.is_other ? this->move(i) : Result<void>{}; !moved.has_value()) {
        return moved;
      }
    }
    return {};
  }

  Result<void> move(std::size_t subject) {
    std::vector<std::string> to;
    for (const std::size_t at : pieces_.moves[subject]) {
      to.push_back(added_.subnets[at]);
    }
    for (const std::string& home : homes_of(*root_.network, subjects_[subject]->finding)) {
      const auto resource = places_.resource(home);
      if (resource == Document::kNone) {
        return base::failure({kNotWritten, {home}});
      }
      const auto lists = places_.subnets_in(resource);
      if (lists.empty()) {
        return base::failure({kInText, {home}});
      }
      const auto edits = lists.size() == 1 ? places_.moved(resource, lists.front(), to) : std::nullopt;
      if (!edits.has_value()) {
        return base::failure({kNoPlainList, {home}});
      }
      result_.edits.insert(result_.edits.end(), edits->begin(), edits->end());
    }
    return {};
  }

  // No start before the ways are there, and the tasks where these are.
  Result<void> order() {
    for (const fixes::Subject* subject : subjects_) {
      const std::string& address = subject->finding.id.address;
      std::vector<std::string> before = added_.ways;
      for (const std::string& home : homes_of(*root_.network, subject->finding)) {
        if (home != address) {
          depend(home, added_.ways);
          before.push_back(home);
        }
      }
      depend(address, before);
    }
    return {};
  }

  void depend(const std::string& id, const std::vector<std::string>& on) {
    if (on.empty()) {
      return;
    }
    auto edit = places_.depending(places_.resource(id), on);
    if (!edit.has_value()) {
      result_.reasons.push_back({kOrder, {listed(on), id}});
    } else if (edit->before != edit->after) {
      result_.edits.push_back(std::move(*edit));
    }
  }

  [[nodiscard]] fixes::TemplateAround around() const {
    fixes::TemplateAround around{.language = language_, .names = places_.names()};
    const auto add = [&](const inventory::Thing& thing, const inventory::Several<inventory::Block>& blocks) {
      if (const auto block = block_of(blocks)) {
        around.blocks.emplace(thing.key, *block);
      }
    };
    for (const inventory::Vpc& vpc : root_.network->vpcs) {
      add(vpc.thing, vpc.blocks);
    }
    for (const inventory::Subnet& subnet : root_.network->subnets) {
      add(subnet.thing, subnet.blocks);
    }
    if (pieces_.nat.has_value()) {
      around.attachment = places_.attachment_of(pieces_.nat->internet_gateway);
    }
    return around;
  }

  Result<void> turn_names_on() {
    for (const auto& [name, is_needed] : {std::pair("EnableDnsHostnames", pieces_.needs_dns_hostnames),
                                          std::pair("EnableDnsSupport", pieces_.needs_dns_support)}) {
      auto edit = is_needed ? places_.turned_on(places_.resource(pieces_.vpc), name) : std::nullopt;
      if (is_needed && !edit.has_value()) {
        return base::failure({kNames, {pieces_.vpc, name}});
      }
      if (edit.has_value()) {
        result_.edits.push_back(std::move(*edit));
      }
    }
    return {};
  }

  Result<void> write() {
    result_.reasons.insert(result_.reasons.end(), added_.costs.begin(), added_.costs.end());
    result_.reasons.insert(result_.reasons.end(), added_.reasons.begin(), added_.reasons.end());
    for (base::Message& reason : reasons_of_names(pieces_)) {
      result_.reasons.push_back(std::move(reason));
    }
    for (base::Message& note : notes_of_blocks(pieces_)) {
      result_.notes.push_back(std::move(note));
    }
    if (added_.resources.empty()) {
      return {};
    }
    auto edit = places_.at_end(added_.resources);
    if (!edit.has_value()) {
      return base::failure(kNoPlace);
    }
    // Where the VPC is the last resource, what it gets stands at the same place, before them.
    const auto same = std::find_if(result_.edits.begin(), result_.edits.end(), [&](const Edit& each) {
      return each.before.empty() && each.offset == edit->offset;
    });
    if (same != result_.edits.end()) {
      same->after += edit->after;
    } else {
      result_.edits.push_back(std::move(*edit));
    }
    return {};
  }

  const RootRead& root_;
  const std::vector<const fixes::Subject*>& subjects_;
  const TemplatePlaces& places_;
  base::Language language_;
  Pieces pieces_{};
  fixes::EgressResources added_{};
  EgressEdits result_{};
};

}  // namespace

Result<EgressEdits> template_egress_edits(const RootRead& root, const std::vector<const fixes::Subject*>& subjects,
                                          Contents& contents, base::Language language) {
  const std::string path = contents.real(root.path);
  const std::string* text = contents.of(path);
  if (text == nullptr) {
    return base::failure(kUnread);
  }
  TemplatePlaces places(path, *text);
  return Edits(root, subjects, places, language).run();
}

}  // namespace kakoi::ops
