// Scans of a file system in memory, and reports as text that a test can compare.
#pragma once

#include "ops/scan.hpp"
#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kakoi::ops {

inline std::string written(const base::Place& at) {
  return at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

/// Everything that a report says, a line each.
inline std::vector<std::string> lines_of(const findings::Report& report) {
  constexpr auto kEn = base::Language::en;
  std::vector<std::string> lines;
  for (const findings::Finding& f : report.findings) {
    lines.push_back(std::string(findings::name_of(f.verdict)) + " " + f.control + " " + f.id.root + " " + f.id.address +
                    " " + written(f.location) + " " + f.message.text(kEn) + " " + f.reason.text(kEn) + " " +
                    f.fingerprint);
    for (const base::OriginStep& step : f.origin) {
      lines.push_back("  from " + written(step.place) + " " + step.what.text(kEn));
    }
  }
  for (const base::Diagnostic& d : report.diagnostics) {
    lines.push_back((d.level == base::Level::error ? "error " : "warning ") + written(d.place) + " " +
                    d.message.text(kEn));
  }
  lines.push_back(std::to_string(report.summary.files) + " files, " + std::to_string(report.summary.unreadable) +
                  " unreadable");
  return lines;
}

inline Scanned scan_all(test::MemoryFiles& files, const ScanOptions& options) {
  test::SerialExecutor executor;
  auto scanned = scan(files, executor, options);
  EXPECT_TRUE(scanned.has_value());
  return scanned.has_value() ? std::move(*scanned) : Scanned{};
}

/// Of the settings alone: the network around them is not what these tests are about.
inline ScanOptions options_of(std::vector<std::string> paths) {
  ScanOptions options;
  options.paths = std::move(paths);
  std::string wrong;
  options.controls = ControlChoice::parse("setting", wrong).value();
  return options;
}

inline Scanned scan_all(test::MemoryFiles& files, std::vector<std::string> paths) {
  return scan_all(files, options_of(std::move(paths)));
}

/// A service on Fargate whose setting is this expression.
inline std::string service(const std::string& expression, const std::string& name = "web") {
  return R"(resource "aws_ecs_service" ")" + name +
         "\" {\n  launch_type = \"FARGATE\"\n  network_configuration {\n    subnets = []\n    assign_public_ip = " +
         expression + "\n  }\n}\n";
}

}  // namespace kakoi::ops
