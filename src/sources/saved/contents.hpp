// What a file of JSON or YAML is, told by what stands in it and never by its name: an answer of AWS, saved from the AWS
// CLI or recorded by a test; the definition of a service or of a call, as the API takes it; or neither.
#pragma once

#include "sources/api/answers.hpp"
#include "sources/document.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kakoi::sources::saved {

enum class Contents : std::uint8_t {
  nothing,
  answer,      ///< of AWS
  definition,  ///< of what will be started
  with_holes,  ///< such a definition with the marks of a template in it: not examined
};

/// False: it is none of these, whatever a parser would make of it. Looks at the words in its first 64 KB only.
bool may_be_saved(std::string_view text);

/// What the file with this text, parsed as `document`, is.
Contents contents_of(std::string_view text, const Document& document);

/// The file breaks off so early that nothing else says what it is, and its words are those of an answer.
bool is_broken_answer(std::string_view text, const Document& document);

/// The map with what AWS said: `node`, or what it holds where it is a recording (`{"status_code": 200, "data": …}`).
Document::NodeId unwrapped(const Document& document, Document::NodeId node);

/// Which thing of AWS's `node` is, by its members; nothing when it is none.
std::optional<api::Item> item_of(const Document& document, Document::NodeId node);

/// Is `value` what an answer has under `key`: one thing of that kind, or a list of such?
bool is_of_answers(const Document& document, std::string_view key, Document::NodeId value);

/// Is `list` what is in one prefix list? Such an answer does not say in which.
bool is_list_of_entries(const Document& document, Document::NodeId list);

/// The part of a network that an answer lists under `key`.
std::optional<api::Item> network_list(std::string_view key);

/// What the ARNs of a list called `key` name.
std::optional<api::Item> listed_under(std::string_view key);

}  // namespace kakoi::sources::saved
