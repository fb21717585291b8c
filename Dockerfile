# Built with the SDK, run on an image without a shell or a package manager.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# What is copied is listed in .dockerignore.
COPY . .
# ReadyToRun: compiled ahead, so that it starts fast; the analyzers have had their say in the build that is tested. A test of the project runs this very command.
RUN dotnet publish src/Emulator --configuration Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:RunAnalyzers=false --output /app
RUN mkdir /data

# The recorder, an image of its own: docker build --target recorder .
FROM build AS build-recorder
RUN dotnet publish src/Recorder --configuration Release --use-current-runtime --self-contained false -p:RunAnalyzers=false --output /recorder
RUN mkdir /recordings

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled AS recorder
WORKDIR /recorder
COPY --from=build-recorder /recorder ./
# Where recordings go: record --out /recordings, on a volume.
COPY --from=build-recorder --chown=$APP_UID:$APP_UID /recordings /recordings
USER $APP_UID
ENTRYPOINT ["dotnet", "ProviderEmulator.Recorder.dll"]

# The emulator, the image that is built when no other is asked for.
# "extra": ICU and the time zones, which the providers' sorting and local times need.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app ./
# Where everything is kept when the setting data says so (compose.yaml does); a volume here outlives the container.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
EXPOSE 443
# The base image's own user, not root. Nothing is written to the disk but what is kept in /data.
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=10s --start-period=10s --retries=3 CMD ["dotnet", "Emulator.dll", "health"]
ENTRYPOINT ["dotnet", "Emulator.dll"]
