// Every way to credentials that the AWS CLI knows, in its order. Each is one file beside this.
#pragma once

#include "aws/credentials.hpp"
#include "aws/host.hpp"
#include "aws/profiles.hpp"
#include "aws/session.hpp"
#include "aws/settings.hpp"
#include "base/result.hpp"

#include <functional>
#include <memory>
#include <string>

namespace kakoi::aws {

using Source = std::unique_ptr<CredentialSource>;
/// Where a role gets the credentials from that it is asked for with.
using Base = std::function<void(CredentialsDone)>;

/// The first way that the environment, the command line and the files lead to. Where they lead to none, the way is the
/// metadata of the instance; what it says when that has none names all that was looked at. Fails when the profile is
/// wrong in itself: half of a key, a role without a source, sources in a circle.
base::Result<Source> find_source(Host& host, const Profiles& profiles, const Settings& settings);

/// AWS_ACCESS_KEY_ID and what belongs to it. Null where it is not set.
Source environment_keys(const Host& host);

/// `aws_access_key_id` of a profile, read anew each time. Null where the profile has none.
Source profile_keys(Host& host, const Profiles& profiles, const std::string& profile);

Source assume_role(Host& host, const Settings& settings, Base base, Role role);

struct WebIdentity {
  std::string role_arn;
  std::string token_file;
  std::string session_name;
};
Source web_identity(Host& host, const Settings& settings, WebIdentity identity);

/// `command` as it stands in the profile.
Source credential_process(Host& host, std::string command, const std::string& profile);

struct Sso {
  std::string cache_key;  ///< what the name of the cached token is made of: the sso-session, or the start URL
  std::string region;
  std::string account_id;
  std::string role_name;
  std::string log_in;  ///< the command that gets a new token
};
Source sso(Host& host, const Settings& settings, Sso login);

/// What the agent of ECS, or of EKS, has for the container. Null where no variable says where it is.
Source container(Host& host);

/// IMDSv2. `tried` is what was looked at before, for the message when there is nothing here either.
Source instance_metadata(Host& host, const Options& profile, base::Message tried);

/// A name for a session of a role, where none is given.
std::string made_up_session_name(const Host& host);

}  // namespace kakoi::aws
