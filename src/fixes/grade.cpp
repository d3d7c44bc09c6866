#include "fixes/grade.hpp"

#include "reachability/needs.hpp"
#include "reachability/outward.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace kakoi::fixes {
namespace {

using base::Message;
using base::Phrase;
using reachability::Evidence;
using reachability::Need;
using reachability::NeedKind;
using reachability::Outcome;

constexpr Phrase kNoNetwork{
    "nothing here shows the network of its subnets, so whether the tasks reach what they need without a public address "
    "is not proven",
    "サブネットのネットワークがここでは読み取れないため、パブリック IP なしで必要な宛先に届くことが確認できません"};
constexpr Phrase kWouldNotStart{"the tasks would not start, for these are out of reach",
                                "次の宛先に届かないため、タスクが起動しなくなります"};
constexpr Phrase kNotProven{"that the tasks reach these without a public address is not proven",
                            "パブリック IP なしで次の宛先に届くことが確認できません"};
constexpr Phrase kNoRunPath{"what the tasks call when they run has no proven way to the internet",
                            "実行中の呼び出しに、確認済みのインターネットへの経路がありません"};
constexpr Phrase kNoRegistry{
    "whatever their image is, no way leads to the internet or to ECR: the tasks would start only if it lies in a "
    "registry inside of the network",
    "どのイメージであっても、インターネットにも ECR にも届く経路がありません。ネットワーク内のレジストリにある場合"
    "だけタスクが起動します"};
constexpr Phrase kNoSubnet{"in which subnets the tasks run is not known", "タスクがどのサブネットで動くか決まりません"};

Phrase phrase_of(NeedKind kind) {
  switch (kind) {
    case NeedKind::registry_api:
      return {"ecr.api{}", "ecr.api{}"};
    case NeedKind::registry:
      return {"the image registry{}", "イメージのレジストリ{}"};
    case NeedKind::layers:
      return {"the image layers in s3{}", "s3 のイメージレイヤー{}"};
    case NeedKind::logs:
      return {"logs{}", "logs{}"};
    case NeedKind::secrets:
      return {"secretsmanager{}", "secretsmanager{}"};
    case NeedKind::parameters:
      return {"ssm{}", "ssm{}"};
    case NeedKind::environment_files:
      return {"the environment files in s3{}", "s3 の環境ファイル{}"};
    case NeedKind::file_system:
      return {"the file system{}", "ファイルシステム{}"};
    case NeedKind::exec:
      return {"ssmmessages (ECS Exec){}", "ssmmessages (ECS Exec){}"};
    case NeedKind::call:
      return {"{}", "{}"};
  }
  return {"the image registry{}", "イメージのレジストリ{}"};
}

// With its host, or the Region where that is another one.
Message text_of(const Need& need) {
  const std::string& where = need.region.empty() ? need.host : need.region;
  return {phrase_of(need.kind),
          {need.kind == NeedKind::call ? controls::name_of(need)
           : where.empty()             ? std::string()
                                       : " (" + where + ")"}};
}

// No network was read of which anything could be said.
bool shows_no_network(const controls::Subject& subject) {
  return subject.reach == nullptr || subject.reach->network->subnets.empty();
}

// Of all subnets: the scheduler may put a task into any of them.
Outcome worst(std::vector<Outcome> ways) {
  const auto found = std::min_element(ways.begin(), ways.end(),
                                      [](const Outcome& a, const Outcome& b) { return a.evidence < b.evidence; });
  return found != ways.end() ? std::move(*found) : Outcome::of(Evidence::unknown, kNoSubnet);
}

// Without a public address.
Outcome way_to_the_internet(const controls::Subject& subject, const inventory::Launch& launch) {
  std::vector<Outcome> ways;
  for (const inventory::Reference& subnet : launch.subnets.items) {
    ways.push_back(subject.reach->outward.reach(
        {.subnet = subnet, .groups = &launch.groups, .has_public_ipv4 = base::Known<bool>::defaulted(false)},
        reachability::Destination{}));
  }
  if (launch.subnets.more.has_value()) {
    ways.push_back(Outcome::of(Evidence::unknown, launch.subnets.more->reason));
  }
  return worst(std::move(ways));
}

// Of a subnet: neither a host on the internet nor ECR, with the layers that lie in S3, is in reach without a public
// address.
bool has_no_registry(const controls::Subject& subject, const inventory::Launch& launch,
                     const inventory::Reference& subnet) {
  const auto is_missing = [&](const reachability::Destination& to) {
    return subject.reach->outward
               .reach(
                   {.subnet = subnet, .groups = &launch.groups, .has_public_ipv4 = base::Known<bool>::defaulted(false)},
                   to)
               .evidence == Evidence::missing;
  };
  return is_missing({}) && (is_missing({.service = "ecr.dkr"}) || is_missing({.service = "s3"}));
}

bool has_no_registry(const controls::Subject& subject, const inventory::Launch& launch) {
  return std::any_of(launch.subnets.items.begin(), launch.subnets.items.end(),
                     [&](const inventory::Reference& subnet) { return has_no_registry(subject, launch, subnet); });
}

class Grading {
 public:
  Grading(const controls::Subject& subject, const controls::Witnesses& witnesses, const inventory::Launch& launch,
          std::string_view launcher) {
    for (controls::NeedFromSubnets& row : controls::egress_of(subject, witnesses, launch, launcher)) {
      add(row.need, worst(std::move(row.ways)));
    }
    if (!out_of_reach_.names.empty()) {
      add(Grade::blocked, Message(kWouldNotStart).then(out_of_reach_.text));
    }
    if (!not_proven_.names.empty()) {
      add(Grade::review, Message(kNotProven).then(not_proven_.text));
    }
    if (is_image_unknown_ && has_no_registry(subject, launch)) {
      grounds_.has_no_registry = true;
      add(Grade::review, kNoRegistry);
    }
    add_run_path(way_to_the_internet(subject, launch));
  }

  Grounds result() && { return std::move(grounds_); }

 private:
  void add(const Need& need, const Outcome& outcome) {
    const Message what = text_of(need);
    is_image_unknown_ = is_image_unknown_ || (need.kind == NeedKind::registry && need.maybe.has_value());
    grounds_.ways.push_back(
        {.need = what, .to_start = need.to_start, .evidence = outcome.evidence, .why = outcome.why});
    if (outcome.evidence == Evidence::missing && need.to_start) {
      add_to(out_of_reach_, what);
    } else if (outcome.evidence != Evidence::proven && outcome.evidence != Evidence::witnessed) {
      add_to(not_proven_, what);
    }
  }

  struct List {
    Message text{};
    std::set<std::string> names{};
  };

  // What is called the same, once.
  static void add_to(List& list, const Message& what) {
    if (list.names.insert(what.text(base::Language::en)).second) {
      list.text = list.text.listed_with(what);
    }
  }

  void add_run_path(const Outcome& outcome) {
    constexpr Phrase kInternet{"the internet", "インターネット"};
    grounds_.ways.push_back({.need = kInternet, .to_start = false, .evidence = outcome.evidence, .why = outcome.why});
    if (outcome.evidence != Evidence::proven) {
      add(Grade::review, Message(kNoRunPath).then(outcome.why));
    }
  }

  void add(Grade grade, Message reason) {
    grounds_.grade = worse_of(grounds_.grade, grade);
    grounds_.reasons.push_back(std::move(reason));
  }

  bool is_image_unknown_ = false;
  List out_of_reach_{};
  List not_proven_{};
  Grounds grounds_{.grade = Grade::safe};
};

}  // namespace

std::string_view name_of(Grade grade) {
  switch (grade) {
    case Grade::safe:
      return "safe";
    case Grade::review:
      return "review";
    case Grade::blocked:
      return "blocked";
  }
  return "blocked";
}

Grounds grade_of(const controls::Subject& subject, const controls::Witnesses& witnesses,
                 const inventory::Launch& launch, std::string_view launcher) {
  if (shows_no_network(subject)) {
    return {.grade = Grade::review, .reasons = {kNoNetwork}, .ways = {}};
  }
  return Grading(subject, witnesses, launch, launcher).result();
}

}  // namespace kakoi::fixes
