#include "reports/verify_reports.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace kakoi::reports {
namespace {

using Json = nlohmann::ordered_json;
using base::Language;

Json count_of(const std::optional<std::int64_t>& count) { return count.has_value() ? Json(*count) : Json(); }

Json judged(const verify::Judged& from, Language language) {
  Json out = {{"verdict", findings::name_of(from.verdict)}};
  if (!from.message.empty()) {
    out["message"] = from.message.text(language);
  }
  if (!from.reason.empty()) {
    out["reason"] = from.reason.text(language);
  }
  return out;
}

Json revision(const verify::RevisionEvidence& from) {
  Json out = {{"id", from.id},
              {"kind", from.is_task_set ? "task_set" : "deployment"},
              {"primary", from.is_primary},
              {"assigns_public_ip", from.assigns.has_value() ? Json(*from.assigns) : Json()},
              {"desired", count_of(from.desired)},
              {"running", count_of(from.running)},
              {"pending", count_of(from.pending)}};
  if (!from.rollout.empty()) {
    out["rollout"] = from.rollout;
  }
  return out;
}

Json task(const verify::TaskEvidence& from, Language language) {
  Json out = judged(from.judged, language);
  out["arn"] = from.arn;
  out["started_by"] = from.started_by;
  out["interfaces"] = from.interfaces;
  out["public_ipv4"] = from.public_ipv4.empty() ? Json() : Json(from.public_ipv4);
  out["ipv6"] = from.ipv6.empty() ? Json() : Json(from.ipv6);
  return out;
}

Json service(const verify::ServiceEvidence& from, Language language) {
  Json out = {{"root", from.root},
              {"service", from.arn},
              {"status", findings::name_of(from.status)},
              {"reason", from.reason.text(language)},
              {"setting", judged(from.setting, language)},
              {"desired", count_of(from.desired)},
              {"running", count_of(from.running)},
              {"revisions", Json::array()},
              {"tasks", Json::array()}};
  for (const verify::RevisionEvidence& each : from.revisions) {
    out["revisions"].push_back(revision(each));
  }
  for (const verify::TaskEvidence& each : from.tasks) {
    out["tasks"].push_back(task(each, language));
  }
  return out;
}

Json summary(const Verification& seen) {
  using findings::Status;
  Json out = Json::object();
  for (const Status status : {Status::exposed, Status::closing, Status::closed, Status::not_yet_run, Status::unknown,
                              Status::not_applicable}) {
    out[std::string(findings::name_of(status))] =
        std::count_if(seen.services.begin(), seen.services.end(),
                      [&](const verify::ServiceEvidence& each) { return each.status == status; });
  }
  // Each stands for services that may be there.
  out["unknown"] = out["unknown"].get<std::size_t>() + seen.unlisted.size();
  out["not_listed"] = seen.unlisted.size();
  out["gave_up"] = seen.gave_up;
  out["tasks_of_no_service"] = seen.others.size();
  if (seen.is_stopped) {
    out["stopped"] = true;
  }
  if (!seen.closed_regions.empty()) {
    out["closed_regions"] = seen.closed_regions.size();
  }
  return out;
}

// Names are bytes, and JSON is UTF-8: what does not fit is replaced, never thrown.
std::string dump(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string verify_json(const Verification& seen, Language language) {
  Json out = {{"schema", "kakoi.verify/1"}, {"summary", summary(seen)},    {"services", Json::array()},
              {"tasks", Json::array()},     {"not_listed", Json::array()}, {"diagnostics", Json::array()}};
  for (const verify::ServiceEvidence& each : seen.services) {
    out["services"].push_back(service(each, language));
  }
  for (const verify::TaskEvidence& each : seen.others) {
    Json one = task(each, language);
    one["root"] = each.root;
    one["group"] = each.group;
    out["tasks"].push_back(std::move(one));
  }
  for (const verify::UnlistedEvidence& each : seen.unlisted) {
    out["not_listed"].push_back({{"root", each.root},
                                 {"resource", each.arn},
                                 {"verdict", findings::name_of(each.judged.verdict)},
                                 {"message", each.judged.message.text(language)},
                                 {"reason", each.judged.reason.text(language)}});
  }
  for (const base::Diagnostic& each : seen.diagnostics) {
    out["diagnostics"].push_back({{"level", each.level == base::Level::error ? "error" : "warning"},
                                  {"root", each.place.file},
                                  {"message", each.message.text(language)}});
  }
  return dump(out, 2);
}

std::string policy(const std::vector<std::string>& actions, const std::vector<std::string>& roles) {
  constexpr int kIndent = 2;
  Json statements = Json::array();
  statements.push_back({{"Sid", "KakoiScan"}, {"Effect", "Allow"}, {"Action", actions}, {"Resource", "*"}});
  // A state machine may be encrypted with a key of the account's own: then its definition shows only to those who may
  // decrypt with it. Only by way of Step Functions, and nothing else that the key protects.
  const Json by_states = {{"StringLike", {{"kms:ViaService", "states.*"}}}};
  statements.push_back({{"Sid", "KakoiScanEncryptedStateMachines"},
                        {"Effect", "Allow"},
                        {"Action", Json::array({"kms:Decrypt"})},
                        {"Resource", "*"},
                        {"Condition", by_states}});
  if (!roles.empty()) {
    statements.push_back(
        {{"Sid", "KakoiRoles"}, {"Effect", "Allow"}, {"Action", Json::array({"sts:AssumeRole"})}, {"Resource", roles}});
  }
  return dump({{"Version", "2012-10-17"}, {"Statement", std::move(statements)}}, kIndent);
}

}  // namespace kakoi::reports
