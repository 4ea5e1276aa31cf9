// SPDX-License-Identifier: MIT
#include "engine/traffic/application_profiles.h"

#include "embedded_applicationProfiles.h"
#include "engine/base/assert.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace spanwright::traffic {
namespace {

using Json = nlohmann::json;

/// Carried as an exception inside this file only.
struct ReadError {
    std::string pointer;
    std::string message;
};

[[noreturn]] void refuse(std::string pointer, std::string message) {
    throw ReadError{std::move(pointer), std::move(message)};
}

const Json& member(const Json& object, const std::string& pointer, const char* key) {
    if (!object.is_object()) refuse(pointer, "expected an object");
    const auto found = object.find(key);
    if (found == object.end()) refuse(pointer, fmt::format("lacks \"{}\"", key));
    return *found;
}

std::string textOf(const Json& object, const std::string& pointer, const char* key) {
    const Json& value = member(object, pointer, key);
    if (!value.is_string()) refuse(pointer + "/" + key, "expected a text");
    return value.get<std::string>();
}

double numberOf(const Json& value, const std::string& pointer, double max) {
    if (!value.is_number()) refuse(pointer, "expected a number");
    const double number = value.get<double>();
    if (!std::isfinite(number) || number < 0 || number > max)
        refuse(pointer, fmt::format("is {}; expected 0 to {}", number, max));
    return number;
}

std::optional<double> optionalNumber(const Json& object, const std::string& pointer, const char* key,
                                     double max) {
    if (!object.contains(key)) return std::nullopt;
    return numberOf(object[key], pointer + "/" + key, max);
}

Application applicationOf(const Json& object, const std::string& pointer) {
    Application application;
    application.key = textOf(object, pointer, "id");
    application.name = textOf(object, pointer, "name");
    const std::string trafficClass = textOf(object, pointer, "class");
    const auto known = enumFromKey<TrafficClass>(trafficClass);
    if (!known) refuse(pointer + "/class", fmt::format("no class of service \"{}\"", trafficClass));
    application.trafficClass = *known;
    application.upKbps = numberOf(member(object, pointer, "up_kbps"), pointer + "/up_kbps", 1e9);
    application.downKbps = numberOf(member(object, pointer, "down_kbps"), pointer + "/down_kbps", 1e9);
    const Json& to = member(object, pointer, "to");
    const auto share = [&](const char* key) {
        return optionalNumber(to, pointer + "/to", key, 100).value_or(0) / 100;
    };
    application.toDataCentre = share("data_centre");
    application.toCloud = share("cloud");
    application.toInternet = share("internet");
    const double sum = application.toDataCentre + application.toCloud + application.toInternet;
    if (std::abs(sum - 1) > 1e-9) refuse(pointer + "/to", "expected shares that sum to 100");
    application.packetBytes = optionalNumber(object, pointer, "packet_bytes", 65535);
    application.maxLatencyMs = optionalNumber(object, pointer, "max_latency_ms", 1e6);
    application.maxLossPercent = optionalNumber(object, pointer, "max_loss_percent", 100);
    application.source = textOf(object, pointer, "source");
    application.confidence = textOf(object, pointer, "confidence");
    return application;
}

ApplicationProfile profileOf(const Json& object, const std::string& pointer,
                             const std::vector<Application>& applications) {
    ApplicationProfile profile;
    profile.key = textOf(object, pointer, "id");
    profile.name = textOf(object, pointer, "name");
    const Json& active = member(object, pointer, "active_percent");
    if (!active.is_object()) refuse(pointer + "/active_percent", "expected an object");
    for (const auto& [key, value] : active.items()) {
        const std::string place = fmt::format("{}/active_percent/{}", pointer, key);
        const auto found = std::find_if(applications.begin(), applications.end(),
                                        [&, &name = key](const Application& one) { return one.key == name; });
        if (found == applications.end()) refuse(place, "is no application of this file");
        profile.uses.push_back(
            {static_cast<std::size_t>(found - applications.begin()), numberOf(value, place, 100) / 100});
    }
    return profile;
}

const Json& listOf(const Json& root, const char* key) {
    const Json& list = member(root, "", key);
    if (!list.is_array()) refuse(std::string("/") + key, "expected a list");
    return list;
}

ApplicationCatalogue catalogueOf(const Json& root) {
    ApplicationCatalogue catalogue;
    for (const Json& one : listOf(root, "applications")) {
        catalogue.applications.push_back(
            applicationOf(one, fmt::format("/applications/{}", catalogue.applications.size())));
    }
    for (const Json& one : listOf(root, "profiles")) {
        const std::string pointer = fmt::format("/profiles/{}", catalogue.profiles.size());
        ApplicationProfile profile = profileOf(one, pointer, catalogue.applications);
        if (catalogue.find(profile.key) != nullptr) refuse(pointer + "/id", "is used twice");
        catalogue.profiles.push_back(std::move(profile));
    }
    return catalogue;
}

}  // namespace

const ApplicationProfile* ApplicationCatalogue::find(std::string_view key) const {
    const auto found = std::find_if(profiles.begin(), profiles.end(),
                                    [&](const ApplicationProfile& profile) { return profile.key == key; });
    return found == profiles.end() ? nullptr : &*found;
}

std::string ApplicationCatalogue::keys() const {
    std::string keys;
    for (const ApplicationProfile& profile : profiles)
        keys += (keys.empty() ? "" : ", ") + profile.key;
    return keys;
}

Result<ApplicationCatalogue> applicationsFromJson(std::string_view text, std::string_view fileName) {
    try {
        return catalogueOf(Json::parse(text));
    } catch (const ReadError& error) {
        return fail(Code::invalidValue, error.message, fmt::format("{}: {}", fileName, error.pointer));
    } catch (const Json::exception& error) {
        return fail(Code::invalidValue, error.what(), std::string(fileName));
    }
}

const ApplicationCatalogue& shippedApplications() {
    static const ApplicationCatalogue kShipped = [] {
        const auto& [name, text] = embedded::applicationProfiles().front();
        auto read = applicationsFromJson(text, name);
        SPANWRIGHT_ASSERT(read.has_value());
        return std::move(*read);
    }();
    return kShipped;
}

}  // namespace spanwright::traffic
