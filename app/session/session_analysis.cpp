// SPDX-License-Identifier: MIT
#include "app/session/session.h"

#include <thread>

namespace spanwright::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kQuiet{150};
constexpr std::chrono::milliseconds kPollEvery{16};

}  // namespace

const PhaseAnalysis* Session::phaseAnalysis() const {
    return analysis_ ? analysis_->at(phase_) : nullptr;
}

bool Session::updating() const {
    return stale_ || seenRevision_ != document_.revision();
}

bool Session::holdsFor(const Snapshot& answered) const {
    if (!answered) return false;
    const edit::Change change = edit::changeBetween(*answered, project());
    return !change.network && !change.cost && !change.schedule;
}

void Session::noteEdit(Clock::time_point now) {
    seenRevision_ = document_.revision();
    lastEdit_ = now;
    if (requestedSnapshot_ && holdsFor(requestedSnapshot_)) return;
    // What runs answers a question that nobody asks any more.
    job_.cancel();
    requestedSnapshot_ = nullptr;
    stale_ = !holdsFor(analysedSnapshot_) || (analysis_ && analysis_->growthYears != growthYears_);
}

void Session::setGrowthYears(double years) {
    if (years == growthYears_) return;
    growthYears_ = years;
    noteEdit(Clock::now());
    job_.cancel();
    requestedSnapshot_ = nullptr;
    stale_ = true;
}

void Session::startAnalysis() {
    requestedSnapshot_ = document_.snapshot();
    job_.start(document_.revision(), [snapshot = requestedSnapshot_, revision = document_.revision(),
                                      before = analysedSnapshot_, previous = analysis_,
                                      years = growthYears_](const WorkContext& work) {
        AnalysisOptions options;
        options.growthYears = years;
        options.today = Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
        return analyse(snapshot, revision, options, work, before, previous);
    });
}

void Session::update(Clock::time_point now) {
    pollProposal();
    metricSearch_.poll();
    upgradeSearch_.poll();
    linkUserSearch_.poll();
    failureSearch_.poll();
    groupSearch_.poll();
    redundancySearch_.poll();
    if (seenRevision_ != document_.revision()) noteEdit(now);
    updateFailure();
    variants_.update();
    updateExport();
    if (auto done = job_.poll()) {
        if (done->result) {
            analysis_ = std::make_shared<const Analysis>(std::move(*done->result));
            analysedSnapshot_ = requestedSnapshot_;
        } else {
            notify(Notice::Level::error, done->result.error().text());
        }
        requestedSnapshot_ = nullptr;
        stale_ = false;
    }
    if (stale_ && !requestedSnapshot_ && now - lastEdit_ >= kQuiet) startAnalysis();
}

std::optional<Clock::time_point> Session::nextUpdate() const {
    if (seenRevision_ != document_.revision()) return Clock::now();
    if (proposalJob_.running()) return Clock::now() + kPollEvery;
    if (metricSearch_.running() || upgradeSearch_.running() || linkUserSearch_.running() ||
        failureSearch_.running() || groupSearch_.running() || redundancySearch_.running())
        return Clock::now() + kPollEvery;
    if (failureJob_.running() || failedNow_ != failureAsked_.elements) return Clock::now() + kPollEvery;
    if (exportJob_.running() || (exportWaiting_ && !stale_)) return Clock::now() + kPollEvery;
    if (!stale_ && variants_.running()) return Clock::now() + kPollEvery;
    if (!stale_) return std::nullopt;
    return requestedSnapshot_ ? Clock::now() + kPollEvery : lastEdit_ + kQuiet;
}

void Session::finishAnalysis() {
    update(Clock::now());
    if (stale_ && !requestedSnapshot_) startAnalysis();
    while (updating()) {
        update(Clock::now());
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

}  // namespace spanwright::app
