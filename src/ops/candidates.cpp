#include "ops/candidates.hpp"

#include "fixes/off.hpp"
#include "ops/dead_branches.hpp"
#include "ops/foreign_module.hpp"
#include "ops/terraform_code.hpp"
#include "sources/paths.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

using base::Message;
using base::Phrase;
using findings::Spot;
using findings::SpotKind;

constexpr std::size_t kLargest = std::size_t{16} << 20U;

constexpr Phrase kBroken{"{} cannot be read whole: mend it first", "{} を最後まで読み取れません。先に直してください"};
constexpr Phrase kNotYours{
    "it is written in {}, which terraform get brings anew: give the value where the module is called, or change the "
    "module where it comes from",
    "{} に書かれており、terraform get "
    "で上書きされます。モジュールの呼び出し側で値を渡すか、モジュールの取得元で変更して"
    "ください"};
constexpr Phrase kNotYoursCalled{
    "it is written in {}, which terraform get brings anew: give the value where the module is called ({}), if it takes "
    "one, or change the module where it comes from",
    "{} に書かれており、terraform get で上書きされます。モジュールの呼び出し側 ({}) "
    "で値を渡せるなら渡し、そうでなければモジュールの取得元で変更してください"};
constexpr Phrase kGenerated{"{} is generated: change what generates it, and make it anew",
                            "{} は生成されたファイルです。生成元を変更して作り直してください"};
constexpr Phrase kNowhere{"no place in a file decides it that could be changed",
                          "変更できる形で値を決めている箇所がファイルにありません"};

// CDK for Terraform writes its name into what it makes.
bool is_generated(std::string_view path, std::string_view content) {
  return path.ends_with(".tf.json") && content.find("\"stackName\"") != std::string_view::npos &&
         content.find("\"backend\"") < content.find("\"resource\"") && content.find("cdktf") != std::string_view::npos;
}

std::optional<Message> untouchable(const std::string& path, const std::string& content, const Scanned& scanned) {
  const std::string name = sources::relative_path(path, scanned.base);
  if (scanned.unread.contains(path)) {
    return Message(kBroken, {name});
  }
  return is_generated(path, content) ? std::optional(Message(kGenerated, {name})) : std::nullopt;
}

// What is decided for one of several instances, or from outside of its module, is changed where that is decided; else
// an expression is better left alone, and the setting itself is written over.
findings::Spots in_order(const fixes::Subject& subject) {
  findings::Spots spots = subject.spots;
  const std::string& address = subject.finding.id.address;
  const bool is_terraform = subject.finding.id.source == "terraform";
  const bool is_one_of_many = address.starts_with("module.") || address.ends_with(']');
  const auto rank = [&](const Spot& spot) {
    switch (spot.kind) {
      case SpotKind::literal:
        return 0;
      case SpotKind::choice:
        return !is_terraform || is_one_of_many ? 1 : 4;
      case SpotKind::expression:
        return spot.is_of_call ? 2 : 5;
      case SpotKind::setting:
        break;
    }
    return 3;
  };
  std::stable_sort(spots.begin(), spots.end(), [&](const Spot& a, const Spot& b) { return rank(a) < rank(b); });
  return spots;
}

// Of each other branch, the edit of its own literal. Nothing where one has none.
std::optional<std::vector<fixes::Edit>> other_branches(const fixes::Subject& subject, const Scanned& scanned,
                                                       Contents& contents) {
  std::vector<fixes::Edit> edits;
  for (const findings::Spots& spots : subject.other_branches) {
    const std::size_t before = edits.size();
    for (const Spot& spot : spots) {
      const std::string* content = contents.of(spot.file);
      const bool is_literal = spot.kind == SpotKind::literal || spot.kind == SpotKind::choice;
      if (content == nullptr || !is_literal || untouchable(spot.file, *content, scanned).has_value()) {
        continue;
      }
      const std::vector<fixes::Edit> some = fixes::turn_off(spot, *content, subject.word);
      if (!some.empty()) {
        edits.push_back(some.front());
        edits.back().file = contents.real(spot.file);
        break;
      }
    }
    if (edits.size() == before) {
      return std::nullopt;
    }
  }
  return edits;
}

void add(Candidate candidate, std::vector<Candidate>& all) {
  const bool is_there =
      std::any_of(all.begin(), all.end(), [&](const Candidate& each) { return each.edit == candidate.edit; });
  if (!is_there) {
    all.push_back(std::move(candidate));
  }
}

}  // namespace

std::vector<fixes::Edit> Candidate::edits() const {
  std::vector<fixes::Edit> all = others;
  all.push_back(edit);
  fixes::sort_once(all);
  return all;
}

const std::string* Contents::of(const std::string& path) {
  const auto [at, is_new] = contents_.try_emplace(real(path));
  if (is_new) {
    std::string content;
    if (reader_.read(at->first, kLargest, content).has_value()) {
      at->second = std::move(content);
    }
  }
  return at->second.has_value() ? &*at->second : nullptr;
}

const std::string& Contents::real(const std::string& path) {
  const auto [at, is_new] = real_.try_emplace(path);
  if (is_new) {
    at->second = reader_.real_path(path).value_or(path);
  }
  return at->second;
}

Candidates candidates_of(const fixes::Subject& subject, const RootRead& root, const Scanned& scanned,
                         Contents& contents) {
  Candidates found;
  if (subject.finding.construct.has_value()) {
    constexpr Phrase kConstruct{
        "the template is made by the AWS CDK: set assignPublicIp to false in the construct {}, and synthesise it anew",
        "テンプレートは AWS CDK が生成したものです。コンストラクト {} の assignPublicIp を false にして、synth し直して"
        "ください"};
    found.left_out = Message(kConstruct, {subject.finding.construct->path});
    return found;
  }
  for (const Spot& spot : in_order(subject)) {
    const std::string* content = contents.of(spot.file);
    if (content == nullptr) {
      continue;
    }
    if (is_fetched(spot.file)) {
      AtCall call = at_call(spot, subject, root, scanned.base, contents);
      const std::string name = sources::relative_path(spot.file, scanned.base);
      found.left_out = call.place.empty() ? Message(kNotYours, {name}) : Message(kNotYoursCalled, {name, call.place});
      std::move(call.candidates.begin(), call.candidates.end(), std::back_inserter(found.all));
      continue;
    }
    if (auto why = untouchable(spot.file, *content, scanned)) {
      found.left_out = std::move(*why);
      continue;
    }
    for (fixes::Edit& edit : fixes::turn_off(spot, *content, subject.word)) {
      edit.file = contents.real(edit.file);
      const bool is_literal = spot.kind == SpotKind::literal || spot.kind == SpotKind::choice;
      if (auto whole = is_literal && is_native(spot.file) ? without_dead_branches(edit, *content) : std::nullopt) {
        add({.edit = std::move(*whole), .others = {}, .spot = spot, .is_override = true}, found.all);
      }
      add({.edit = std::move(edit), .others = {}, .spot = spot, .is_override = !is_literal}, found.all);
    }
  }
  const auto others = other_branches(subject, scanned, contents);
  if (!others.has_value()) {
    found.all.clear();
  }
  for (Candidate& candidate : found.all) {
    candidate.others = *others;
  }
  if (found.all.empty() && found.left_out.empty()) {
    found.left_out = kNowhere;
  }
  return found;
}

}  // namespace kakoi::ops
