// Resources as they are written in a CloudFormation template, for edits within it.
#pragma once

#include "fixes/edit.hpp"
#include "fixes/template_text.hpp"
#include "sources/document.hpp"
#include "sources/text_file.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::ops {

/// One template; those that it nests or includes are not looked at.
class TemplatePlaces {
 public:
  using NodeId = sources::Document::NodeId;

  /// `path` is absolute, with links resolved.
  TemplatePlaces(std::string path, std::string text);

  /// What stands at a logical id of `Resources`; kNone where there is no such resource.
  [[nodiscard]] NodeId resource(std::string_view id) const;
  [[nodiscard]] std::string_view type_of(NodeId resource) const;
  [[nodiscard]] bool has_condition(NodeId resource) const;
  [[nodiscard]] NodeId property(NodeId resource, std::string_view name) const;
  /// What is called so already: logical ids and parameters.
  [[nodiscard]] std::set<std::string> names() const;
  /// The parameter in whose declaration this byte stands; empty where it stands elsewhere.
  [[nodiscard]] std::string parameter_at(std::size_t offset) const;
  /// The logical id of what attaches the internet gateway `gateway` to its VPC; empty where nothing plainly does.
  [[nodiscard]] std::string attachment_of(std::string_view gateway) const;

  /// The values of all keys `Subnets` in `resource`, however deep.
  [[nodiscard]] std::vector<NodeId> subnets_in(NodeId resource) const;
  /// `subnets` in the place of those that the value `list` has, which is left in its form. Nothing where that is no
  /// list of Refs to subnets of this template, or does not stand in `resource`.
  [[nodiscard]] std::optional<std::vector<fixes::Edit>> moved(NodeId resource, NodeId list,
                                                              const std::vector<std::string>& subnets) const;

  /// `resources` behind those that are there. Nothing where these are not written one below the other.
  [[nodiscard]] std::optional<fixes::Edit> at_end(const std::vector<fixes::TemplateResource>& resources) const;
  /// `resource` depending on `ids`, besides what it depends on already. Nothing where they cannot be added; an edit
  /// that changes nothing where they are all there.
  [[nodiscard]] std::optional<fixes::Edit> depending(NodeId resource, const std::vector<std::string>& ids) const;
  /// `resource` with the property `name` true. Nothing where what is written there is not plainly false.
  [[nodiscard]] std::optional<fixes::Edit> turned_on(NodeId resource, std::string_view name) const;

 private:
  [[nodiscard]] const sources::Document& document() const { return *document_; }
  [[nodiscard]] std::string_view source(NodeId node) const;
  [[nodiscard]] bool is_flow(NodeId node) const;
  /// The logical id that a Ref names; empty where `item` is none.
  [[nodiscard]] std::string_view named_by(NodeId item) const;
  [[nodiscard]] base::Range name_range(NodeId item) const;
  [[nodiscard]] std::string name_text(NodeId item, const std::string& id) const;
  [[nodiscard]] std::string list_text(NodeId list, const std::vector<std::string>& subnets) const;
  [[nodiscard]] std::string_view comma_in(NodeId list) const;
  [[nodiscard]] std::string_view colon_in(const sources::Document::Entry& entry) const;
  [[nodiscard]] std::optional<fixes::Edit> added(NodeId map, std::string_view name) const;
  [[nodiscard]] std::optional<fixes::Edit> behind_type(NodeId resource, const std::vector<std::string>& ids) const;
  [[nodiscard]] fixes::Edit before_first(const sources::Document::Entry& list,
                                         const std::vector<std::string>& ids) const;
  [[nodiscard]] std::string depends_on(const sources::Document::Entry& beside, bool is_flow,
                                       const std::vector<std::string>& ids) const;
  [[nodiscard]] fixes::Edit below(NodeId map, std::string lines) const;
  [[nodiscard]] fixes::Edit behind_last(NodeId map, std::string text) const;
  [[nodiscard]] bool keeps_empty_lines(NodeId node) const;
  [[nodiscard]] fixes::Edit replaced(base::Range range, std::string after) const;
  [[nodiscard]] std::optional<fixes::TemplateStyle> style() const;
  [[nodiscard]] fixes::TemplateStyle block_style(std::string indentation) const;
  [[nodiscard]] fixes::TemplateStyle flow_style(std::string indentation, bool is_on_one_line) const;

  sources::TextFile file_{};
  std::optional<sources::Document> document_{};
  NodeId resources_ = sources::Document::kNone;
};

}  // namespace kakoi::ops
