#include "ops/report_builder.hpp"

#include "controls/controls.hpp"
#include "controls/egress.hpp"
#include "sources/paths.hpp"
#include "verify/status.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace kakoi::ops {

using base::Diagnostic;
using base::Level;
using base::OriginRole;
using base::Phrase;
using findings::Finding;
using findings::Judgement;
using findings::Verdict;

namespace {

constexpr std::string_view kRunning = "aws";

}  // namespace

std::vector<Judgement> ReportBuilder::judgements_of(const controls::Subject& subject) const {
  std::vector<Judgement> judgements;
  for (const controls::Control& control : controls::all()) {
    if (controls_.judges(control)) {
      control.judge(subject, judgements);
    }
  }
  return judgements;
}

RootResult ReportBuilder::judge(sources::Reading& reading, const std::string& name_in_repository,
                                const std::string& root_file) const {
  if (controls_.needs_network()) {
    reading.add_network();
  }
  const controls::Subject subject(reading.inventory(), nullptr, &asserted_);
  std::vector<Judgement> judgements = judgements_of(subject);
  RootResult result{.findings = {},
                    .diagnostics = reading.diagnostics(),
                    .harmless_modules = reading.harmless_modules(),
                    .files = reading.own_files()};
  for (const Judgement& judgement : judgements) {
    Finding& finding = result.findings.emplace_back(write_out(reading, judgement, name_in_repository));
    finding.root_file = root_file.empty() ? root_file : sources::relative_path(root_file, base_);
  }
  result.judgements = std::move(judgements);
  result.asserted = controls::assertions_about(subject);
  return result;
}

std::vector<Finding> ReportBuilder::judge_running(const sources::Reading& reading) {
  const controls::Subject subject(reading.inventory(), reach_, &asserted_);
  reach_ = subject.reach;
  asserted_about_.merge(controls::assertions_about(subject));
  std::vector<Judgement> judgements = judgements_of(subject);
  std::vector<Finding> findings;
  findings.reserve(judgements.size());
  for (Judgement& judgement : judgements) {
    const std::string root = judgement.id.root;
    findings.push_back(write_out(reading, std::move(judgement), root));
  }
  verify::add_states(reading.inventory(), findings);
  std::sort(findings.begin(), findings.end(), findings::before);
  return findings;
}

Finding ReportBuilder::write_out(const sources::Reading& reading, Judgement judgement,
                                 const std::string& name_in_repository) const {
  Finding finding{.control = std::string(judgement.control), .id = std::move(judgement.id)};
  finding.verdict = judgement.verdict;
  finding.severity = judgement.severity;
  finding.exposure = judgement.exposure;
  finding.message = std::move(judgement.message);
  finding.reason = std::move(judgement.reason);
  finding.advice = std::move(judgement.advice);
  finding.risks = std::move(judgement.risks);
  finding.around = std::move(judgement.around);
  const controls::Control* control = controls::find(finding.control);
  finding.is_advice = control != nullptr && !controls_.counts(*control, finding.id.source == kRunning);
  finding.is_of_network = control != nullptr && control->control_class == controls::Class::network;
  finding.location = relative(reading.place(judgement.location));
  finding.construct = reading.construct(judgement.header);
  if (finding.construct.has_value()) {
    finding.construct->source = relative(std::move(finding.construct->source));
  }
  const bool is_unknown = finding.verdict == Verdict::unknown;
  // A pass keeps where it stands, and no more: there are many of them.
  if (is_unknown || finding.verdict == Verdict::fail) {
    finding.excerpt = reading.excerpt(judgement.location);
    finding.acceptance = acceptance(reading.accept(judgement.header, judgement.control));
  }
  finding.origin =
      reading.origin(judgement.trail, is_unknown ? OriginRole::not_known : OriginRole::decides, judgement.location);
  for (base::OriginStep& step : finding.origin) {
    step.place = relative(std::move(step.place));
  }
  // By the root's place in the repository, so that it does not depend on which folder of it is scanned.
  inventory::Identity stable = finding.id;
  stable.root = name_in_repository;
  finding.fingerprint = findings::fingerprint(finding.control, stable);
  return finding;
}

// One that is past its date accepts nothing; `look_at_accepts` says so.
std::optional<findings::Acceptance> ReportBuilder::acceptance(const sources::Accept* accept) const {
  if (accept == nullptr || accept->until < today_) {
    return std::nullopt;
  }
  return findings::Acceptance{
      .until = accept->until, .owner = accept->owner, .reason = accept->reason, .place = relative(accept->place)};
}

base::Place ReportBuilder::relative(base::Place place) const {
  if (!place.file.empty() && !base_.empty()) {
    place.file = sources::relative_path(place.file, base_);
  }
  return place;
}

base::OriginStep ReportBuilder::shown(base::OriginStep step) const {
  step.place = relative(std::move(step.place));
  return step;
}

void ReportBuilder::add(RootResult result) {
  report_.summary.files += result.files;
  report_.summary.harmless_modules += result.harmless_modules;
  asserted_about_.merge(result.asserted);
  add(std::move(result.diagnostics));
  std::move(result.findings.begin(), result.findings.end(), std::back_inserter(report_.findings));
}

void ReportBuilder::add(base::Diagnostics diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.level == Level::error) {
      unread_.insert(diagnostic.place.file);
    }
    diagnostic.place = relative(std::move(diagnostic.place));
    report_.diagnostics.push_back(std::move(diagnostic));
  }
}

base::Diagnostics ReportBuilder::idle_assertions(bool is_of_what_runs) const {
  return controls_.needs_network() ? idle_ones(asserted_, asserted_about_, is_of_what_runs) : base::Diagnostics{};
}

void ReportBuilder::add_accepts(const std::vector<sources::Accept>& accepts, std::size_t refused) {
  accepts_.insert(accepts_.end(), accepts.begin(), accepts.end());
  report_.summary.refused_accepts += refused;
}

// Each is looked at once, however many roots use its module.
void ReportBuilder::look_at_accepts() {
  constexpr Phrase kExpired{"this accept holds no more: it ended on {}",
                            "この受け入れは {} に期限が切れており、無効です"};
  constexpr Phrase kNoControl{"this accept accepts nothing: there is no control {}",
                              "コントロール {} がないため、何も受け入れません"};
  constexpr Phrase kNothing{"this accept accepts nothing: {} finds nothing wrong here",
                            "{} の違反や判定不能がないため、何も受け入れません"};
  constexpr Phrase kNothingOfCall{
      "this accept accepts nothing: {} finds nothing wrong with the call itself; what the module makes is accepted "
      "beside the resource, in the module",
      "この呼び出し自体に {} の違反や判定不能がないため、何も受け入れません。モジュールが作るものを受け入れるには、"
      "モジュール内のリソースに書いてください"};
  std::set<std::pair<std::string, std::uint32_t>> used;
  for (const Finding& finding : report_.accepted) {
    used.emplace(finding.acceptance->place.file, finding.acceptance->place.offset);
  }
  for (const sources::Accept& accept : accepts_) {
    const base::Place place = relative(accept.place);
    std::optional<base::Message> problem;
    if (controls::find(accept.control) == nullptr) {
      problem = base::Message(kNoControl, {accept.control});
      ++report_.summary.refused_accepts;
    } else if (accept.until < today_) {
      problem = base::Message(kExpired, {findings::text_of(accept.until)});
      ++report_.summary.refused_accepts;
    } else if (!used.contains({place.file, place.offset})) {
      problem = base::Message(accept.is_of_call ? kNothingOfCall : kNothing, {accept.control});
    }
    if (problem.has_value()) {
      report_.diagnostics.push_back({.level = Level::warning, .place = place, .message = std::move(*problem)});
    }
  }
}

// Two resources of one name, which Terraform and CloudFormation refuse, have one identity, and so have the same roots
// of two repositories; they are told apart by their order.
void tell_twins_apart(std::vector<Finding>& sorted) {
  std::map<std::string, std::size_t> seen;
  for (Finding& finding : sorted) {
    const std::size_t twins = seen[finding.fingerprint]++;
    if (twins > 0) {
      inventory::Identity stable = finding.id;
      stable.target += "#" + std::to_string(twins + 1);
      finding.fingerprint = findings::fingerprint(finding.control, stable);
      ++seen[finding.fingerprint];
    }
  }
}

void ReportBuilder::set_accepted_apart() {
  const auto accepted = std::stable_partition(report_.findings.begin(), report_.findings.end(),
                                              [](const Finding& each) { return !each.acceptance.has_value(); });
  std::move(accepted, report_.findings.end(), std::back_inserter(report_.accepted));
  report_.findings.erase(accepted, report_.findings.end());
}

void ReportBuilder::sort_diagnostics() {
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.place.file, d.place.offset, d.message.text(base::Language::en));
  };
  std::vector<Diagnostic>& all = report_.diagnostics;
  std::sort(all.begin(), all.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  // What two roots use is read for both.
  all.erase(
      std::unique(all.begin(), all.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); }),
      all.end());
}

void ReportBuilder::count() {
  findings::Summary& summary = report_.summary;
  summary.accepted = report_.accepted.size();
  std::set<std::string> unread;
  for (const Diagnostic& diagnostic : report_.diagnostics) {
    if (diagnostic.level == Level::error) {
      unread.insert(diagnostic.place.file);
    }
  }
  summary.unreadable = unread.size();
  for (const Finding& finding : report_.findings) {
    findings::count(finding, summary);
  }
}

findings::Report ReportBuilder::finish() {
  std::sort(report_.findings.begin(), report_.findings.end(), findings::before);
  tell_twins_apart(report_.findings);
  set_accepted_apart();
  look_at_accepts();
  sort_diagnostics();
  count();
  return std::move(report_);
}

}  // namespace kakoi::ops
