// What one scan knows of each root that it read: enough to read it again, and to plan changes of its files.
#pragma once

#include "fixes/subject.hpp"
#include "inventory/network.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kakoi::ops {

enum class RootKind : std::uint8_t {
  terraform,       ///< the folder of a root module
  cloudformation,  ///< the file of a template
  definitions,     ///< the folder of files with definitions
};

struct FileRead {
  std::string path{};  ///< as the file reader named it
  std::string hash{};  ///< of its content
};

struct RootRead {
  RootKind kind = RootKind::terraform;
  std::string path{};
  std::string boundary{};  ///< the folder that nothing is read outside of, which names of roots are relative to
  std::vector<FileRead> files{};
  std::vector<fixes::Subject> subjects{};               ///< what fails and can be fixed
  std::vector<findings::Finding> findings{};            ///< all of them
  std::shared_ptr<const inventory::Network> network{};  ///< where tasks of a subject would not start
};

}  // namespace kakoi::ops
