#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/find.hpp"
#include "sim/services/codedeploy/revisions.hpp"

#include "sim/crypto/digest.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

namespace kakoi::sim::services::codedeploy {
namespace {

tl::unexpected<ApiError> invalid(std::string message) { return error("InvalidRevisionException", std::move(message)); }

/// Where a revision of this type has what it is: the member, and what of that is needed.
struct Kind {
  std::string_view type;
  const char* member;
  const char* needed;
};

constexpr std::array<Kind, 4> kKinds = {{
    {.type = "AppSpecContent", .member = "appSpecContent", .needed = "content"},
    {.type = "String", .member = "string", .needed = "content"},
    {.type = "S3", .member = "s3Location", .needed = "bucket"},
    {.type = "GitHub", .member = "gitHubLocation", .needed = "repository"},
}};

const Kind* kind_of(const Value& revision) {
  const auto* found = std::ranges::find(kKinds, revision.text("revisionType"), &Kind::type);
  return found != kKinds.end() ? found : nullptr;
}

std::string digest_of(const Value& revision) { return crypto::hex(crypto::sha256(value::to_json(revision))); }

Value info_of(const world::CodeDeployRevision& it) {
  Value info =
      Value::object({{"deploymentGroups", Value::texts(it.groups)}, {"registerTime", value::Timestamp{it.registered}}});
  if (!it.description.empty()) info.set("description", it.description);
  if (it.first_used > 0) info.set("firstUsedTime", value::Timestamp{it.first_used});
  if (it.last_used > 0) info.set("lastUsedTime", value::Timestamp{it.last_used});
  return info;
}

}  // namespace

Expected<Value> revision_of(const Value& input, std::string_view member) {
  if (!input[member].is_object()) return error("RevisionRequiredException", "The revision is required.");
  Value revision = input[member];
  const Kind* kind = kind_of(revision);
  if (kind == nullptr) return invalid("The revision type is not valid.");
  Value location = revision[kind->member];
  if (location.text(kind->needed).empty()) {
    return invalid(std::string("The revision must have ") + kind->member + "." + kind->needed + ".");
  }
  const std::string content = location.text("content");
  if (content.empty()) return revision;
  const std::string digest = crypto::hex(crypto::sha256(content));
  std::string given = location.text("sha256", digest);
  std::ranges::transform(given, given.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (given != digest) return invalid("The SHA256 hash of the revision does not match its content.");
  location.set("sha256", digest);
  revision.set(kind->member, std::move(location));
  return revision;
}

std::string content_of(const Value& revision) {
  const Kind* kind = kind_of(revision);
  return kind != nullptr ? revision[kind->member].text("content") : "";
}

world::CodeDeployRevision& register_revision(const Context& context, world::CodeDeployApplication& application,
                                             const Value& revision) {
  const auto [found, is_new] = application.revisions.try_emplace(digest_of(revision));
  if (is_new) {
    found->second.location = revision;
    found->second.registered = context.world.now();
  }
  return found->second;
}

Outcome register_application_revision(Context& context, const Value& input) {
  const auto application = application_of(context, input);
  if (!application) return tl::unexpected(application.error());
  const auto revision = revision_of(input);
  if (!revision) return tl::unexpected(revision.error());
  register_revision(context, **application, *revision).description = input.text("description");
  return Value();
}

Outcome get_application_revision(Context& context, const Value& input) {
  const auto application = application_of(context, input);
  if (!application) return tl::unexpected(application.error());
  const auto revision = revision_of(input);
  if (!revision) return tl::unexpected(revision.error());
  const auto found = (*application)->revisions.find(digest_of(*revision));
  if (found == (*application)->revisions.end()) {
    return error("RevisionDoesNotExistException", "The application has no such revision.");
  }
  return Value::object(
      {{"applicationName", (*application)->name}, {"revision", *revision}, {"revisionInfo", info_of(found->second)}});
}

Outcome list_application_revisions(Context& context, const Value& input) {
  const auto application = application_of(context, input);
  if (!application) return tl::unexpected(application.error());
  std::vector<std::string> keys;
  const std::string deployed = input.text("deployed", "ignore");
  for (const auto& [digest, revision] : (*application)->revisions) {
    const bool is_deployed = revision.first_used > 0;
    const bool is_wanted = deployed == "ignore" || is_deployed == (deployed == "include");
    if (is_wanted) keys.push_back(digest);
  }
  auto page = list_page(context, input, keys, "revisions");
  if (!page) return page;
  Value revisions = Value::array();
  for (const Value& digest : (*page)["revisions"].items()) {
    revisions.append((*application)->revisions.at(digest.as_text().value_or("")).location);
  }
  page->set("revisions", std::move(revisions));
  return page;
}

}  // namespace kakoi::sim::services::codedeploy
