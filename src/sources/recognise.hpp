// Tells by its content what a file is. A tree may hold any number of files of JSON and YAML that are no sources, so
// this costs little more than looking at the bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace kakoi::sources {

/// Could a file of this name be a source, Terraform's files aside?
bool may_be_document(std::string_view name);

enum class Format : std::uint8_t {
  none,
  cloudformation,
};

/// What `text` is. What looks like a format but is broken is of that format.
Format recognise(std::string_view text);

}  // namespace kakoi::sources
