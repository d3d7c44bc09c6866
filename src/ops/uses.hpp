// Who else uses what passes a value on: found in the text of the files, whatever comes of it there.
#pragma once

#include "findings/spot.hpp"
#include "ops/candidates.hpp"
#include "ops/root_read.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::ops {

/// A place that names something on the way of `spot` and is not on that way itself.
struct Use {
  std::string file{};
  std::uint32_t line = 0;
  std::string name{};  ///< "var.public"
};

/// In the files of `root`. What is named with a path that does not lead to the spot is no use of it.
std::vector<Use> uses_of(const findings::Spot& spot, const RootRead& root, Contents& contents);

/// Does the way of `spot` lead through this byte of `file`?
bool is_on_way(const findings::Spot& spot, std::string_view file, std::size_t offset);

/// Where `name` stands in `text`, as a whole word.
std::vector<std::size_t> words_in(std::string_view text, std::string_view name);

/// The use at `offset`.
Use use_at(const std::string& file, std::string_view text, std::size_t offset, std::string name);

}  // namespace kakoi::ops
