// FileWriter over the real file system.
#pragma once

#include "base/ports.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kakoi::system {

class DiskWriter : public base::FileWriter {
 public:
  base::Result<void> may_replace(const std::string& path) override;
  std::string name_beside(const std::string& path) override;
  base::Result<void> prepare(const std::string& path, const std::string& beside, std::string_view content) override;
  base::Result<void> replace(const std::string& path, const std::string& beside) override;
  base::Result<void> discard(const std::string& beside) override;
  base::Result<void> may_create(const std::string& path) override;
  base::Result<void> create(const std::string& path, const std::string& beside) override;
  base::Result<void> may_remove(const std::string& path) override;
  base::Result<void> remove(const std::string& path) override;

 private:
  std::string run_;
  std::uint64_t names_ = 0;
};

}  // namespace kakoi::system
