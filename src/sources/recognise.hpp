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
  plan,  ///< of Terraform, or a state
  cloudformation,
  saved,  ///< an answer of AWS, or a definition of what will be started
};

/// What `text` looks like; whether it is that, its reader tells.
Format recognise(std::string_view text);

}  // namespace kakoi::sources
