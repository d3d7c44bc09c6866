// What one scan knows of each root that it read: enough to read it again, and to plan changes of its files.
#pragma once

#include "fixes/subject.hpp"
#include "inventory/network.hpp"

#include <cstdint>
#include <map>
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
  /// Fingerprints of it alone, and what the report has for them: two repositories may call a root and a resource alike.
  std::map<std::string, std::string> fingerprints{};
};

/// Gives what is kept of `roots` the fingerprints of `report`, which was made of them all.
void take_fingerprints(const findings::Report& report, std::vector<RootRead>& roots);

/// Gives `again`, which is `before` read again, the fingerprints that the report has for `before`.
void take_fingerprints(const RootRead& before, RootRead& again);

}  // namespace kakoi::ops
