#include "fixes/plan_file.hpp"

#include "controls/around.hpp"
#include "findings/content_hash.hpp"
#include "fixes/json_depth.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <exception>

namespace kakoi::fixes {
namespace {

using Json = nlohmann::ordered_json;
using base::Language;
using base::Message;
using findings::Verdict;

constexpr std::string_view kSchema = "kakoi.plan/1";
constexpr base::Phrase kRefused{"refused", "修復不可"};

Json change_json(const Change& from) {
  Json out = {
      {"control", from.control}, {"source", from.id.source}, {"root", from.id.root}, {"resource", from.id.address}};
  if (!from.id.target.empty()) {
    out["target"] = from.id.target;
  }
  out["before"] = findings::name_of(from.before);
  out["after"] = findings::name_of(from.after);
  out["fingerprint"] = from.fingerprint;
  return out;
}

Json edit_json(const Edit& edit, const base::Place& place) {
  Json out = {{"file", place.file},    {"line", place.line},           {"column", place.column}, {"path", edit.file},
              {"offset", edit.offset}, {"length", edit.before.size()}, {"text", edit.after}};
  if (edit.makes_file()) {
    out["like"] = edit.like;
  }
  return out;
}

Json texts(const std::vector<Message>& messages, Language language) {
  Json out = Json::array();
  for (const Message& message : messages) {
    out.push_back(message.text(language));
  }
  return out;
}

Json way_json(const Way& way, Language language) {
  Json out = {{"need", way.need.text(language)},
              {"to", way.to_start ? "start" : "run"},
              {"evidence", controls::name_of(way.evidence)}};
  if (!way.why.empty()) {
    out["why"] = way.why.text(language);
  }
  return out;
}

Json plan_json(const Plan& plan, Language language) {
  Json out = Json::object();
  if (plan.refusal.empty()) {
    out["grade"] = name_of(plan.grade);
    out["reasons"] = texts(plan.reasons, language);
  } else {
    out["refused"] = plan.refusal.text(language);
  }
  if (!plan.obstacle.empty()) {
    out["obstacle"] = plan.obstacle.text(language);
  }
  for (const auto& [key, changes] : {std::pair("targets", &plan.targets), std::pair("others", &plan.others)}) {
    out[key] = Json::array();
    for (const Change& change : *changes) {
      out[key].push_back(change_json(change));
    }
  }
  out["edits"] = Json::array();
  for (std::size_t i = 0; i < plan.edits.size(); ++i) {
    out["edits"].push_back(edit_json(plan.edits[i], plan.places[i]));
  }
  out["override"] = plan.is_override;
  out["notes"] = texts(plan.notes, language);
  out["ways"] = Json::array();
  for (const Way& way : plan.ways) {
    out["ways"].push_back(way_json(way, language));
  }
  return out;
}

Json unplanned_json(const Unplanned& from, Language language) {
  Json out = {
      {"control", from.control}, {"source", from.id.source}, {"root", from.id.root}, {"resource", from.id.address}};
  if (!from.id.target.empty()) {
    out["target"] = from.id.target;
  }
  out["file"] = from.place.file;
  out["line"] = from.place.line;
  out["reason"] = from.reason.text(language);
  return out;
}

Json diagnostic_json(const base::Diagnostic& from, Language language) {
  Json out = {{"level", from.level == base::Level::error ? "error" : "warning"}, {"file", from.place.file}};
  if (from.place.line > 0) {
    out["line"] = from.place.line;
    out["column"] = from.place.column;
  }
  out["message"] = from.message.text(language);
  return out;
}

// Of everything else that is in it, in whatever order. What is no UTF-8 is replaced when it is written.
std::string hash_of(const Json& book) {
  return findings::content_hash(nlohmann::json(book).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Json search_json(const Search& from) {
  return {{"hidden", from.hidden},
          {"node_modules", from.node_modules},
          {"ignored", from.ignored},
          {"exclude", from.excludes},
          {"config", from.config}};
}

Search search_in(const Json& json) {
  return {.hidden = json.at("hidden"),
          .node_modules = json.at("node_modules"),
          .ignored = json.at("ignored"),
          .excludes = json.at("exclude"),
          .config = json.at("config")};
}

template <typename Value, std::size_t Count>
Value named(const Json& name, const std::array<Value, Count>& values) {
  for (const Value value : values) {
    if (name_of(value) == name.get<std::string>()) {
      return value;
    }
  }
  throw std::invalid_argument("no such name");
}

Verdict verdict_in(const Json& name) {
  return named(name, std::array{Verdict::fail, Verdict::pass, Verdict::unknown, Verdict::not_applicable});
}

Change change_in(const Json& json) {
  return {.fingerprint = json.at("fingerprint"),
          .control = json.at("control"),
          .id = {.source = json.at("source"),
                 .root = json.at("root"),
                 .address = json.at("resource"),
                 .target = json.value("target", std::string{})},
          .before = verdict_in(json.at("before")),
          .after = verdict_in(json.at("after"))};
}

Plan plan_in(const Json& json) {
  Plan plan;
  if (json.contains("refused")) {
    plan.refusal = kRefused;
  } else {
    plan.grade = named(json.at("grade"), std::array{Grade::safe, Grade::review, Grade::blocked});
  }
  for (const Json& change : json.at("targets")) {
    plan.targets.push_back(change_in(change));
  }
  for (const Json& change : json.at("others")) {
    plan.others.push_back(change_in(change));
  }
  for (const Json& edit : json.at("edits")) {
    const std::size_t length = edit.at("length");
    plan.edits.push_back({.file = edit.at("path"),
                          .offset = edit.at("offset"),
                          .before = std::string(length, '\0'),
                          .after = edit.at("text"),
                          .like = edit.value("like", std::string{})});
    plan.places.push_back({.file = edit.at("file"), .line = edit.at("line"), .column = edit.at("column")});
  }
  plan.is_override = json.at("override");
  return plan;
}

}  // namespace

std::string to_json(const PlanBook& book, const std::string& base, Language language) {
  Json plans = Json::array();
  for (const Plan& plan : book.plans) {
    plans.push_back(plan_json(plan, language));
  }
  Json unknown = Json::array();
  for (const Unplanned& one : book.unknown) {
    unknown.push_back(unplanned_json(one, language));
  }
  Json diagnostics = Json::array();
  for (const base::Diagnostic& one : book.diagnostics) {
    diagnostics.push_back(diagnostic_json(one, language));
  }
  Json preconditions = Json::array();
  for (const Precondition& condition : book.preconditions) {
    preconditions.push_back({{"kind", name_of(condition.kind)}, {"path", condition.path}, {"hash", condition.hash}});
  }
  Json out = {{"schema", kSchema},
              {"base", base},
              {"paths", book.paths},
              {"inputs", book.inputs},
              {"search", search_json(book.search)},
              {"only", book.only},
              {"with_egress", book.with_egress},
              {"language", book.language == Language::ja ? "ja" : "en"},
              {"plans", std::move(plans)},
              {"unknown", std::move(unknown)},
              {"not_checked", texts(not_checked(), language)},
              {"diagnostics", std::move(diagnostics)},
              {"preconditions", std::move(preconditions)}};
  out["hash"] = hash_of(out);
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

bool is_plan_file(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' &&
         text.find('"' + std::string(kSchema) + '"', first) != std::string_view::npos;
}

base::Result<PlanBook> plan_of(const std::string& text) {
  constexpr base::Phrase kNoPlan{"it is no plan of kakoi, or it is damaged", "kakoi の計画ではないか、壊れています"};
  constexpr base::Phrase kChanged{"it is not as kakoi wrote it; make the plan again",
                                  "kakoi が書いた内容から変更されています。計画を作り直してください"};
  if (!is_shallow_json(text)) {
    return base::failure(kNoPlan);
  }
  try {
    Json json = Json::parse(text);
    const std::string hash = json.at("hash");
    json.erase("hash");
    if (hash != hash_of(json)) {
      return base::failure(kChanged);
    }
    PlanBook book{.inputs = json.at("inputs"),
                  .search = search_in(json.at("search")),
                  .only = json.at("only"),
                  .with_egress = json.at("with_egress"),
                  .language = json.at("language") == "ja" ? Language::ja : Language::en};
    for (const Json& path : json.at("paths")) {
      book.paths.push_back(path);
    }
    for (const Json& plan : json.at("plans")) {
      book.plans.push_back(plan_in(plan));
    }
    for (const Json& condition : json.at("preconditions")) {
      book.preconditions.push_back(
          {.kind = named(condition.at("kind"),
                         std::array{Precondition::Kind::file, Precondition::Kind::folder, Precondition::Kind::absent}),
           .path = condition.at("path"),
           .hash = condition.at("hash")});
    }
    return book;
  } catch (const std::exception&) {
    return base::failure(kNoPlan);
  }
}

}  // namespace kakoi::fixes
