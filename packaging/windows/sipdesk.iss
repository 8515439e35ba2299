; The installer for Windows, for Inno Setup 6.5 or newer. README.md beside this file says how.
; It has not been built or run by SIPdesk's makers.
;
; tests/test_packaging.py holds name, version and folders against pyproject.toml and build.spec.

#define Name "SIPdesk"
#define Version "0.1.0"
#define Program "sipdesk.exe"

[Setup]
; The same id in every version, so that a newer one takes the place of the older.
AppId={{6B1E4B0E-6C1B-4C3E-9C55-5D0B2A7F51D4}
AppName={#Name}
AppVersion={#Version}
VersionInfoVersion={#Version}
DefaultDirName={autopf}\SIPdesk
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
; For one user without an administrator, unless somebody asks for all users (/ALLUSERS).
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; What Qt 6.11 runs on: Windows 10 1809.
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\build\icon.ico
UninstallDisplayIcon={app}\{#Program}
OutputDir=..\..\dist
OutputBaseFilename=SIPdesk-{#Version}-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
; SIPdesk saves what is written before it is closed.
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "sv"; MessagesFile: "compiler:Languages\Swedish.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
sv.KeepsCaseFile=SIPdesk tas bort från datorn. Ärendefilen och dess säkerhetskopior ligger kvar i mappen %1. Den som vill ta bort dem också gör det för hand – utan dem går inga ärenden att få tillbaka.
en.KeepsCaseFile=SIPdesk is removed from this computer. The case file and its backups stay in the folder %1. To remove them too, delete that folder by hand – without them no case can be brought back.

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; What an older version brought and a newer one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\sipdesk\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

[Code]
{ Nothing in the profile is touched, and the one who uninstalls is told so. }
procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Profile: String;
begin
  Profile := ExpandConstant('{localappdata}\SIPdesk');
  if (Step = usPostUninstall) and not UninstallSilent and DirExists(Profile) then
    MsgBox(FmtMessage(CustomMessage('KeepsCaseFile'), [Profile]), mbInformation, MB_OK);
end;
