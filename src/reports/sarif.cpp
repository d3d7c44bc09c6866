#include "reports/reports.hpp"
#include "reports/sarif_rules.hpp"
#include "reports/uri.hpp"
#include "reports/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace kakoi::reports {
namespace {

using Json = nlohmann::ordered_json;
using base::Language;
using base::Phrase;
using findings::Finding;
using findings::Verdict;

constexpr const char* kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

constexpr Phrase kUnknownTitle{"unknown: {}", "判定不能: {}"};
constexpr Phrase kUnknown{
    "kakoi could not tell whether this control is kept; each alert says why. Unknown is not clean. Values that are "
    "missing are given with `--var`, `--var-file` or `--workspace`, modules that are missing by `terraform get`. This "
    "is "
    "a rule of its own, so that an alert that is dismissed while it is unknown comes back when it turns out to fail.",
    "このコントロールに適合しているかどうか、判定できませんでした。理由は各アラートにあります。判定不能は「適合」では"
    "ありません。足りない値は `--var`、`--var-file`、`--workspace` で、足りないモジュールは `terraform get` で与えて"
    "ください。違反とは別のルールにしているため、判定不能として閉じたものも、違反と分かれば改めて報告されます。"};
constexpr Phrase kInRoot{" (root {})", " (ルート {})"};
constexpr Phrase kFoundAt{"the place is {}", "該当箇所は {}"};
constexpr Phrase kAnd{"; ", "、"};
constexpr Phrase kStop{". ", "。"};
constexpr Phrase kEnd{".", "。"};

// `](` would make a link of a text from the input (SARIF §3.11.6).
std::string plain(std::string text) {
  for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at)) {
    text.insert(at + 1, " ");
  }
  return text;
}

Json message(std::string text) { return {{"text", plain(std::move(text))}}; }

class Writer {
 public:
  Writer(const findings::Report& report, const SarifOptions& options) : report_(report), options_(options) {}

  [[nodiscard]] Json log() const {
    const std::string language = options_.language == Language::ja ? "ja" : "en";
    Json driver = {{"name", "kakoi"},
                   {"version", options_.version},
                   {"semanticVersion", options_.version},
                   {"language", language},
                   {"rules", Json::array()}};
    for (const Rule& from : options_.rules) {
      driver["rules"].push_back(rule(from, false));
      driver["rules"].push_back(rule(from, true));
    }
    Json run = {{"tool", {{"driver", std::move(driver)}}},
                {"language", language},
                {"columnKind", "unicodeCodePoints"},
                {"invocations", Json::array({invocation()})},
                {"results", Json::array()}};
    for (const Finding& from : report_.findings) {
      // Advice that the code does not hold the facts for would be an alert in each repository.
      if (from.verdict == Verdict::fail || (from.verdict == Verdict::unknown && !from.is_advice)) {
        run["results"].push_back(result(from));
      }
    }
    if (options_.accepted) {
      for (const Finding& from : report_.accepted) {
        run["results"].push_back(result(from));
      }
    }
    return {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  }

 private:
  [[nodiscard]] std::string say(const Phrase& phrase, const std::string& argument) const {
    return base::Message(phrase, {argument}).text(options_.language);
  }
  [[nodiscard]] std::string say(const Phrase& phrase) const { return std::string(phrase.in(options_.language)); }

  [[nodiscard]] Json rule(const Rule& from, bool is_unknown) const {
    const std::string help = is_unknown ? say(kUnknown) + "\n\n" + from.guide : from.guide;
    // Filters of GitHub: `security` makes it a security alert.
    Json tags = Json::array({is_unknown ? "unknown" : "security"});
    for (const std::string& standard : from.standards) {
      tags.push_back(standard);
    }
    Json properties = {{"tags", std::move(tags)}, {"standards", from.standards}};
    if (const auto score = score_of(from.severity); score.has_value() && !is_unknown) {
      properties["security-severity"] = *score;
    }
    return {{"id", rule_id(from.id, is_unknown)},
            {"name", rule_name(from.id, is_unknown)},
            {"shortDescription", message(is_unknown ? say(kUnknownTitle, from.title) : from.title)},
            {"fullDescription", message(is_unknown ? say(kUnknown) : from.description)},
            {"help", {{"text", help}, {"markdown", help}}},
            {"defaultConfiguration", {{"level", level_of(from.severity, is_unknown)}}},
            {"properties", std::move(properties)}};
  }

  [[nodiscard]] Json result(const Finding& from) const {
    const bool is_unknown = from.verdict == Verdict::unknown;
    Json out = {{"ruleId", rule_id(from.control, is_unknown)}};
    const auto rule = std::find_if(options_.rules.begin(), options_.rules.end(),
                                   [&](const Rule& each) { return each.id == from.control; });
    if (rule != options_.rules.end()) {
      out["ruleIndex"] = 2 * (rule - options_.rules.begin()) + (is_unknown ? 1 : 0);
    }
    const Json where = location_of(from);
    out["level"] = from.is_advice ? "note" : level_of(from.severity, is_unknown);
    out["message"] = message(text_of(from));
    out["locations"] = Json::array({where});
    if (const auto steps = flow(from, where); !steps.empty()) {
      out["codeFlows"] = Json::array({{{"threadFlows", Json::array({{{"locations", steps}}})}}});
    }
    // GitHub tells alerts apart by primaryLocationLineHash and the file alone. A hash of the line would make one alert
    // of all that a module's line gives to each that calls it, and one more of them would never be noticed.
    out["partialFingerprints"] = {{"kakoi/v1", from.fingerprint}, {"primaryLocationLineHash", from.fingerprint + ":1"}};
    out["properties"] = {{"control", from.control},
                         {"verdict", findings::name_of(from.verdict)},
                         {"severity", findings::name_of(from.severity)},
                         {"exposure", findings::name_of(from.exposure)},
                         {"source", from.id.source},
                         {"root", from.id.root},
                         {"resource", from.id.address}};
    if (from.acceptance.has_value()) {
      out["suppressions"] = Json::array({suppression(*from.acceptance)});
    }
    if (!from.id.target.empty()) {
      out["properties"]["target"] = from.id.target;
    }
    if (from.construct.has_value()) {
      out["properties"]["constructPath"] = from.construct->path;
    }
    if (auto proposed = fixes_of(from); !proposed.empty()) {
      out["fixes"] = std::move(proposed);
    }
    return out;
  }

  [[nodiscard]] Json fixes_of(const Finding& from) const {
    Json out = Json::array();
    const auto found = options_.fixes.find(from.fingerprint);
    if (found == options_.fixes.end()) {
      return out;
    }
    for (const ProposedFix& fix : found->second) {
      Json changes = Json::array();
      for (const Replacement& part : fix.parts) {
        if (auto at = physical(part.place); at.has_value() && at->contains("region")) {
          const Json replacement = {{"deletedRegion", (*at)["region"]}, {"insertedContent", {{"text", part.text}}}};
          changes.push_back(
              {{"artifactLocation", (*at)["artifactLocation"]}, {"replacements", Json::array({replacement})}});
        }
      }
      // A part alone would not do.
      if (changes.size() == fix.parts.size()) {
        out.push_back({{"description", message(fix.description)}, {"artifactChanges", std::move(changes)}});
      }
    }
    return out;
  }

  [[nodiscard]] Json suppression(const findings::Acceptance& from) const {
    Json out = {{"kind", "inSource"},
                {"status", "accepted"},
                {"justification", from.reason},
                {"properties", {{"until", findings::text_of(from.until)}, {"owner", from.owner}}}};
    if (auto at = physical(from.place)) {
      out["location"] = {{"physicalLocation", std::move(*at)}};
    }
    return out;
  }

  // What and which first: GitHub makes a title of the first sentence.
  [[nodiscard]] std::string text_of(const Finding& from) const {
    const std::string which = from.id.address + (from.id.target.empty() ? "" : " " + from.id.target);
    std::string text = from.message.text(options_.language) + ": " + base::printable(which);
    // A shared module is judged once for each root that calls it.
    if (from.id.address.starts_with("module.") && from.id.root != ".") {
      text += say(kInRoot, from.id.root);
    }
    for (const base::Message& more : {from.reason, from.advice}) {
      text += more.empty() ? std::string{} : say(kStop) + more.text(options_.language);
    }
    if (!uri_of(from.location.file).has_value()) {
      text += say(kStop) + say(kFoundAt, place_of(from.location));
    }
    return text + say(kEnd);
  }

  static std::string place_of(const base::Place& at) {
    return at.file + (at.line > 0 ? ":" + std::to_string(at.line) + ":" + std::to_string(at.column) : std::string{});
  }

  // Nothing when the place has no file that a URI could name.
  static std::optional<Json> physical(const base::Place& at) {
    const auto uri = uri_of(at.file);
    if (!uri.has_value()) {
      return std::nullopt;
    }
    Json out = {{"artifactLocation", {{"uri", *uri}, {"uriBaseId", "%SRCROOT%"}}}};
    if (at.line > 0 && at.column > 0) {
      out["region"] = {{"startLine", at.line}, {"startColumn", at.column}};
      if (at.end_line > 0 && at.end_column > 0) {
        out["region"].update({{"endLine", at.end_line}, {"endColumn", at.end_column}});
      }
      out["region"].update({{"byteOffset", at.offset}, {"byteLength", at.length}});
    }
    return out;
  }

  // GitHub refuses the whole file for one result without a physical location. So a place that has none is stood for by
  // the nearest step of its origin, or by a file of its root module.
  [[nodiscard]] static Json location_of(const Finding& from) {
    std::optional<Json> where = physical(from.location);
    for (auto step = from.origin.begin(); !where.has_value() && step != from.origin.end(); ++step) {
      where = physical(step->place);
    }
    if (!where.has_value()) {
      where = physical({.file = from.root_file});
    }
    Json out = Json::object();
    if (where.has_value()) {
      out["physicalLocation"] = std::move(*where);
    }
    out["logicalLocations"] =
        Json::array({{{"fullyQualifiedName", base::printable(from.id.address)}, {"kind", "resource"}}});
    return out;
  }

  // From the place that decides, over those that the value came through, to the finding's own. A step that no URI can
  // name lends its words to the next one.
  [[nodiscard]] Json flow(const Finding& from, const Json& where) const {
    base::Origin steps(from.origin.rbegin(), from.origin.rend());
    std::stable_partition(steps.begin(), steps.end(),
                          [](const base::OriginStep& step) { return step.role != base::OriginRole::passes_on; });
    Json out = Json::array();
    std::string words;
    const auto add = [&](Json location, const std::string& text) {
      location["message"] = message(words + text);
      words.clear();
      out.push_back({{"location", std::move(location)}});
    };
    for (const base::OriginStep& step : steps) {
      const std::string text = reports::text_of(step, options_.language);
      if (auto at = physical(step.place); at.has_value()) {
        add({{"physicalLocation", std::move(*at)}}, text);
      } else {
        words += text + say(kAnd);
      }
    }
    if (!steps.empty()) {
      add(where, from.message.text(options_.language));
    }
    return out;
  }

  [[nodiscard]] Json invocation() const {
    Json notifications = Json::array();
    bool is_whole = true;
    for (const base::Diagnostic& from : report_.diagnostics) {
      const bool is_error = from.level == base::Level::error;
      is_whole = is_whole && !is_error;
      std::string text = from.message.text(options_.language);
      Json out = {{"level", is_error ? "error" : "warning"}};
      const auto where = physical(from.place);
      if (where.has_value()) {
        out["locations"] = Json::array({{{"physicalLocation", *where}}});
      } else if (!from.place.file.empty()) {
        text.insert(0, base::printable(place_of(from.place)) + ": ");
      }
      out["message"] = message(std::move(text));
      notifications.push_back(std::move(out));
    }
    // A result would become an alert, and nothing is wrong.
    for (const Finding& from : report_.findings) {
      if (findings::has_tip(from)) {
        const std::string text = from.control + ": " + base::printable(from.id.address) + ": ";
        notifications.push_back({{"level", "note"},
                                 {"locations", Json::array({location_of(from)})},
                                 {"message", message(text + from.advice.text(options_.language))}});
      }
    }
    const findings::Summary& counts = report_.summary;
    return {{"executionSuccessful", is_whole},
            {"toolExecutionNotifications", std::move(notifications)},
            {"properties",
             {{"fail", counts.fail},
              {"pass", counts.pass},
              {"unknown", counts.unknown},
              {"not_applicable", counts.not_applicable},
              {"accepted", counts.accepted},
              {"files", counts.files},
              {"unreadable", counts.unreadable}}}};
  }

  const findings::Report& report_;
  const SarifOptions& options_;
};

}  // namespace

std::string sarif(const findings::Report& report, const SarifOptions& options) {
  // Paths are bytes, and JSON is UTF-8: what does not fit is replaced, never thrown.
  return Writer(report, options).log().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kakoi::reports
