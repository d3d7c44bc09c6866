// The extended attributes of a file: access control lists, labels of security, whatever users note.
#pragma once

#include "base/result.hpp"

namespace kakoi::system {

/// Makes those of the open file `to` those of `from`: what a new file got from its folder's default list goes. Fails,
/// naming it, where one cannot be given. A file system that has none is no failure where `from` has none.
base::Result<void> copy_attributes(int from, int to);

}  // namespace kakoi::system
