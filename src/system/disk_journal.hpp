// Journal in a folder: a file for each entry. The folder is made with the first of them.
#pragma once

#include "base/ports.hpp"

#include <memory>
#include <string>

namespace kakoi::system {

class Descriptor;

class DiskJournal : public base::Journal {
 public:
  /// `folder` is absolute.
  explicit DiskJournal(std::string folder);
  ~DiskJournal() override;

  base::Result<void> lock() override;
  void unlock() override;
  base::Result<std::vector<std::string>> entries() override;
  base::Result<std::string> get(const std::string& entry) override;
  base::Result<void> put(const std::string& entry, std::string_view bytes) override;
  base::Result<void> drop(const std::string& entry) override;
  /// The path of its file.
  [[nodiscard]] std::string place_of(const std::string& entry) const override;

 private:
  std::string folder_;
  std::unique_ptr<Descriptor> lock_;
};

}  // namespace kakoi::system
