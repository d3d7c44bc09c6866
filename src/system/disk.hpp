// FileReader over the real file system, read-only.
#pragma once

#include "base/ports.hpp"

namespace kakoi::system {

class Disk : public base::FileReader {
 public:
  base::Result<void> read(const std::string& path, std::size_t most, std::string& into) override;
  base::Result<std::vector<base::Entry>> list(const std::string& folder) override;
  base::Result<base::EntryKind> kind(const std::string& path) override;
  base::Result<std::string> real_path(const std::string& path) override;
};

}  // namespace kakoi::system
