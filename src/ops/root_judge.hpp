// Reads single roots, of any kind, and judges them.
#pragma once

#include "base/ports.hpp"
#include "base/result.hpp"
#include "ops/report_builder.hpp"
#include "ops/root_read.hpp"
#include "ops/scan.hpp"
#include "sources/cloudformation/parameters.hpp"
#include "sources/reading.hpp"
#include "sources/saved/saved.hpp"
#include "sources/terraform/inputs.hpp"
#include "sources/terraform/module_cache.hpp"
#include "sources/text_file.hpp"
#include "sources/walk.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace kakoi::ops {

struct Judged {
  RootResult result;
  RootRead root{};                     ///< only where fixes are wanted
  std::set<std::string> variables{};   ///< of those that are given, what the root declares
  std::set<std::string> parameters{};  ///< likewise
};

struct JudgedTemplate {
  Judged judged{};
  std::set<std::string> nested{};  ///< the paths of the templates that it nests
};

/// What is read of a root is dropped when it has been judged. Safe to ask from several threads. All paths are absolute.
class RootJudge {
 public:
  /// `common` is the folder that names of roots are relative to. Everything given has to outlive it.
  RootJudge(base::FileReader& reader, const ScanOptions& options, const ReportBuilder& builder, std::string common);

  /// The files of parameters that `options` name, before any root. Fails when one cannot be read.
  base::Result<void> read_parameter_files();

  /// What files of the repository at `boundary` are read with.
  sources::Input input_of(const std::string& boundary);
  /// The top of the repository that `folder` is in; `common` where it is in none.
  [[nodiscard]] std::string boundary_of(const std::string& folder) const;

  /// The root module in `folder`; `file` is one of its files.
  Judged module(const sources::Input& input, const std::string& folder, const std::string& file);
  JudgedTemplate stack(const sources::Input& input, const sources::FoundFile& file);
  /// Answers of the AWS CLI and definitions that lie in `folder`, as one.
  Judged saved(const sources::Input& input, const std::string& folder, std::vector<sources::saved::File> files);
  /// A plan or state of Terraform as JSON; nothing where it is none.
  Judged plan(const sources::Input& input, std::unique_ptr<sources::TextFile> file);
  /// Once more, what an earlier scan has read.
  Judged again(const RootRead& root);

  /// The names that the command line gives.
  [[nodiscard]] const std::vector<std::string>& variables() const { return variables_; }
  [[nodiscard]] const std::vector<std::string>& parameters() const { return parameters_; }

 private:
  [[nodiscard]] std::string name_of(const std::string& path) const;
  [[nodiscard]] sources::terraform::Inputs inputs_of(const std::string& folder) const;
  void keep_for_fixes(sources::Reading& reading, const sources::Input& input, RootRead root, Judged& judged) const;
  void add_source_places(RootResult& result);

  base::FileReader& reader_;
  const ScanOptions& options_;
  const ReportBuilder& builder_;
  std::string common_;
  sources::FileNumbers numbers_;
  sources::terraform::ModuleCache cache_;
  std::vector<sources::cloudformation::ParameterFile> parameter_files_;
  std::vector<std::string> variables_;
  std::vector<std::string> given_;  ///< these, and those of the environment
  std::vector<std::string> parameters_;
};

}  // namespace kakoi::ops
