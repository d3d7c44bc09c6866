#include "reports/reports.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace kakoi::reports {
namespace {

using Json = nlohmann::ordered_json;
using base::Language;
using findings::Finding;

Json place(const base::Place& at) {
  return {{"file", at.file},
          {"line", at.line},
          {"column", at.column},
          {"end_line", at.end_line},
          {"end_column", at.end_column},
          {"offset", at.offset},
          {"length", at.length}};
}

Json origin_step(const base::OriginStep& step, Language language) {
  Json out = Json::object();
  // A value from the command line or the environment has no file.
  if (!step.place.file.empty()) {
    out = {{"file", step.place.file},
           {"line", step.place.line},
           {"column", step.place.column},
           {"offset", step.place.offset},
           {"length", step.place.length}};
  }
  out["what"] = step.what.text(language);
  out["decides"] = step.role == base::OriginRole::decides;
  return out;
}

Json egress(const std::vector<findings::EgressNeed>& needs, Language language) {
  Json all = Json::array();
  for (const findings::EgressNeed& need : needs) {
    Json ways = Json::array();
    for (const findings::EgressWay& way : need.ways) {
      Json one = {{"subnet", way.subnet}, {"evidence", way.evidence}, {"hops", way.hops}};
      if (!way.why.empty()) {
        one["why"] = way.why.text(language);
      }
      if (!way.asserted_by.empty()) {
        one["asserted_by"] = way.asserted_by;
        one["until"] = way.until;
      }
      ways.push_back(std::move(one));
    }
    Json one = {{"need", need.need},
                {"destination", need.destination},
                {"container", need.container},
                {"when", need.to_start ? "start" : "run"}};
    if (!need.region.empty()) {
      one["region"] = need.region;
    }
    if (!need.host.empty()) {
      one["host"] = need.host;
    }
    one["ways"] = std::move(ways);
    all.push_back(std::move(one));
  }
  return all;
}

// What is not there is left out.
void add_surroundings(const findings::Surroundings& from, Language language, Json& out) {
  if (!from.why.empty()) {
    out["exposure_reason"] = from.why.text(language);
  }
  if (!from.path.empty()) {
    out["path"] = from.path;
  }
  if (!from.open.empty()) {
    out["open"] = Json::array();
    for (const findings::OpenPorts& open : from.open) {
      out["open"].push_back({{"ports", open.ports}, {"from", open.from}});
    }
  }
  if (!from.egress.empty()) {
    out["egress"] = egress(from.egress, language);
  }
}

Json finding(const Finding& from, Language language) {
  Json out = {{"control", from.control},
              {"verdict", findings::name_of(from.verdict)},
              {"severity", findings::name_of(from.severity)},
              {"exposure", findings::name_of(from.exposure)},
              {"source", from.id.source},
              {"root", from.id.root},
              {"resource", from.id.address}};
  if (!from.id.target.empty()) {
    out["target"] = from.id.target;
  }
  if (!from.service.empty()) {
    out["service"] = from.service;
  }
  if (from.status.has_value()) {
    out["status"] = findings::name_of(*from.status);
    out["status_reason"] = from.status_reason.text(language);
  }
  out["message"] = from.message.text(language);
  if (!from.reason.empty()) {
    out["reason"] = from.reason.text(language);
  }
  if (!from.advice.empty()) {
    out["advice"] = from.advice.text(language);
  }
  out["location"] = place(from.location);
  out["origin"] = Json::array();
  for (const base::OriginStep& step : from.origin) {
    out["origin"].push_back(origin_step(step, language));
  }
  if (!from.risks.empty()) {
    out["risks"] = Json::array();
    for (const findings::Risk& risk : from.risks) {
      out["risks"].push_back(
          {{"number", risk.number}, {"name", risk.name.text(language)}, {"why", risk.why.text(language)}});
    }
  }
  if (from.around != nullptr) {
    add_surroundings(*from.around, language, out);
  }
  if (from.construct.has_value()) {
    out["construct_path"] = from.construct->path;
    const base::Place& source = from.construct->source;
    if (!source.file.empty()) {
      out["construct_source"] = {{"file", source.file}, {"line", source.line}, {"column", source.column}};
    }
  }
  if (from.is_advice) {
    out["advice_only"] = true;
  }
  out["fingerprint"] = from.fingerprint;
  if (from.acceptance.has_value()) {
    out["acceptance"] = {{"until", findings::text_of(from.acceptance->until)},
                         {"owner", from.acceptance->owner},
                         {"reason", from.acceptance->reason},
                         {"file", from.acceptance->place.file},
                         {"line", from.acceptance->place.line}};
  }
  return out;
}

Json diagnostic(const base::Diagnostic& from, Language language) {
  Json out = {{"level", from.level == base::Level::error ? "error" : "warning"}, {"file", from.place.file}};
  if (from.place.line > 0) {
    out["line"] = from.place.line;
    out["column"] = from.place.column;
  }
  out["message"] = from.message.text(language);
  return out;
}

// Paths are bytes, and JSON is UTF-8: what does not fit is replaced, never thrown.
std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string lines(const std::vector<Json>& values) {
  std::string out = "[";
  for (std::size_t i = 0; i < values.size(); ++i) {
    out += i == 0 ? "\n    " : ",\n    ";
    out += dump(values[i]);
  }
  return out + (values.empty() ? "]" : "\n  ]");
}

Json summary_of(const findings::Summary& counts) {
  Json summary = {{"fail", counts.fail},
                  {"pass", counts.pass},
                  {"unknown", counts.unknown},
                  {"not_applicable", counts.not_applicable},
                  {"accepted", counts.accepted},
                  {"refused_accepts", counts.refused_accepts},
                  {"files", counts.files},
                  {"unreadable", counts.unreadable},
                  {"harmless_modules", counts.harmless_modules}};
  if (counts.advice > 0) {
    summary["advice"] = counts.advice;
  }
  if (!counts.closed_regions.empty()) {
    summary["closed_regions"] = counts.closed_regions.size();
  }
  return summary;
}

std::string diagnostics_of(const findings::Report& report, Language language) {
  std::vector<Json> diagnostics;
  for (const base::Diagnostic& from : report.diagnostics) {
    diagnostics.push_back(diagnostic(from, language));
  }
  return lines(diagnostics);
}

}  // namespace

JsonStream::JsonStream(Language language, std::function<void(std::string_view)> write)
    : language_(language), write_(std::move(write)) {
  write_("{\n  \"schema\": \"kakoi.scan/1\",\n  \"findings\": [");
}

void JsonStream::findings(const std::vector<Finding>& some) {
  std::string out;
  for (const Finding& from : some) {
    out += has_some_ ? ",\n    " : "\n    ";
    out += dump(finding(from, language_));
    has_some_ = true;
  }
  write_(out);
}

void JsonStream::finish(const findings::Report& report) {
  write_(std::string(has_some_ ? "\n  " : "") + "],\n  \"accepted\": [],\n  \"diagnostics\": " +
         diagnostics_of(report, language_) + ",\n  \"summary\": " + dump(summary_of(report.summary)) + "\n}\n");
}

std::string json(const findings::Report& report, Language language) {
  std::vector<Json> all;
  for (const Finding& from : report.findings) {
    all.push_back(finding(from, language));
  }
  std::vector<Json> accepted;
  for (const Finding& from : report.accepted) {
    accepted.push_back(finding(from, language));
  }
  return "{\n  \"schema\": \"kakoi.scan/1\",\n  \"summary\": " + dump(summary_of(report.summary)) +
         ",\n  \"findings\": " + lines(all) + ",\n  \"accepted\": " + lines(accepted) +
         ",\n  \"diagnostics\": " + diagnostics_of(report, language) + "\n}\n";
}

}  // namespace kakoi::reports
